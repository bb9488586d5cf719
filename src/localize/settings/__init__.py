"""A newsroom's settings, read and checked. Called qualified: `settings.read(folder)`."""

from localize.settings.files import FILE, read
from localize.settings.values import (
    CHOICES,
    CatalogSettings,
    CheckSettings,
    ConvertedSettings,
    EngineSettings,
    PretrainedSettings,
    PublishSettings,
    RuleSettings,
    Settings,
    SiteSettings,
)

__all__ = [
    "CHOICES",
    "FILE",
    "CatalogSettings",
    "CheckSettings",
    "ConvertedSettings",
    "EngineSettings",
    "PretrainedSettings",
    "PublishSettings",
    "RuleSettings",
    "Settings",
    "SiteSettings",
    "read",
]
