"""What this machine's processor can do."""

from __future__ import annotations

import torch


def has_bfloat16() -> bool:
    """Ask torch whether the processor computes in bfloat16 itself; elsewhere it is emulated.

    Emulated it takes several times as long as 32 bits.
    """
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())  # noqa: SLF001 - there is no other
