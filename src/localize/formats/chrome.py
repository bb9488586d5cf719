"""How the publisher's own lines among an article's paragraphs begin, on pages and in their text."""

from __future__ import annotations

import re

LONGEST = 160
"""What begins so and is longer may well be a paragraph (characters)."""

_TEXTS = re.compile(
    r"(?:tags|topics|keywords|schlag(?:wörter|worte)|stichwörter|mots-clés|themen|temi|temas)\s*:"
    r"|see in another language|comments under this article"
    r"|this (?:article|content|page) is (?:also )?available in|if you want to start a conversation"
    r"|sign up (?:for|to)|subscribe to|follow us|share this|(?:read|see) (?:more|also)\s*[:…]"
    r"|advertisement$|all rights reserved|in compliance with the jti|mehr zum thema"
    r"|external link\s*:|lesen sie auch|(?:à )?lire aussi|leggi anche|lee también|anzeige$|werbung$"
    r"|(?:kommentare|comments|ads?|sponsored|publicité|pubblicità|publicidad)$"
    r"|(?:sponsored content|contenido patrocinado|contenu sponsorisé|contenuto sponsorizzato)$"
    r"|posted in\b|filed under|back to (?:the )?(?:top|home|front page)"
    r"|(?:article|story) continues below|continue reading (?:below|the main story)"
    r"|(?:we|this (?:web)?site) uses? cookies|(?:wir|diese web(?:site|seite)) verwende[nt] cookies"
    r"|(?:nous utilisons|ce site utilise) des cookies|utili(?:zamos|zziamo) (?:i )?cookies?"
    r"|folgen sie uns|suivez-nous|seguici su|síguenos|abonnez-vous|inscrivez-vous|iscriviti"
    r"|suscríbete|abonnieren sie|melden sie sich (?:jetzt )?an",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"(?:©|\(c\)|copyright(?: ©)?)\s*\d{4}", re.IGNORECASE)
_MENU = re.compile(
    r"(?:(?:menu|search|log ?in|sign in|register|home|imprint|privacy(?: policy| statement)?"
    r"|contact(?: us)?|about(?: us)?|terms(?: of use| of service)?|jobs|careers|sitemap|help"
    r"|cookies|newsletters?|menü|suche|anmelden|startseite|impressum|datenschutz(?:erklärung)?|kontakt|agb"
    r"|recherche|connexion|accueil|mentions légales|confidentialité|ricerca|accedi|contatti)"
    r"\b[\s|·•,/–-]*+){2,}",
    re.IGNORECASE,
)


_SHARING = re.compile(
    r"(?:(?:share|print|save|tweet|e-?mail|copy link|facebook|twitter|x|whatsapp|telegram|linkedin"
    r"|pinterest|teilen|merken|drucken|partager|imprimer|condividi|stampa|compartir|imprimir)"
    r"\b[\s|·•,/–-]*+)+",
    re.IGNORECASE,
)


def is_chrome(text: str) -> bool:
    """Tell whether a line begins as the publisher's own do."""
    return bool(_TEXTS.match(text))


def is_footer(text: str) -> bool:
    """Tell whether a line is a copyright notice, or nothing but words of menus and share bars."""
    patterns = (_NOTICE.match, _MENU.fullmatch, _SHARING.fullmatch)
    return len(text) < LONGEST and any(looks_so(text) for looks_so in patterns)


def is_notice(text: str) -> bool:
    """Tell whether a line is a copyright notice."""
    return len(text) < LONGEST and bool(_NOTICE.match(text))
