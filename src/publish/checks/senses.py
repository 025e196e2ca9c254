"""Words that only those understand who see the page (WCAG 2.2 1.3.3, failure F14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.checks.found import Found, shortened
from publish.checks.looked_at import LookedAt

_EN_COLOURS = "red|green|blue|yellow|orange|purple|pink|gr[ae]y|black|white|brown"
_EN_THINGS = (
    "buttons?|box(?:es)?|links?|texts?|lines?|bars?|areas?|icons?|arrows?|circles?|squares?|dots?|sections?|rows?|"
    "columns?|cells?|words?|fields?|tabs?|panels?|curves?|regions?|letters|numbers|boxed text"
)
_EN_PICTURES = (
    "pictures?|images?|photos?|photographs?|figures?|charts?|graphs?|maps?|diagrams?|menu|buttons?|links?|"
    "panel|sidebar|illustrations?|screenshots?"
)
# Only turns of phrase that point at something by its looks: a red car may stay red.
_TABLE = {
    "en": (
        rf"\b(?:click|press|tap|select|choose|use|see|check|look at|push|hit|follow|in)\s+(?:on\s+)?the\s+"
        rf"(?:(?:big|large|small|round|square|{_EN_COLOURS})\s+)+(?:{_EN_THINGS})\b|"
        rf"\b(?:marked|shown|highlighted|printed|displayed|indicated|listed|colou?red|outlined)\s+in\s+"
        rf"(?:{_EN_COLOURS})\b|"
        rf"\b(?:{_EN_PICTURES})\s+(?:on|at|to)\s+(?:the|your)\s+(?:left|right|top|bottom)(?:-hand side)?\b(?! of)|"
        rf"\bthe\s+(?:left|right)-hand\s+(?:{_EN_PICTURES})\b|\bthe\s+(?:round|square|triangular)\s+(?:button|icon)\b"
    ),
    "de": (
        r"\b(?:klicken sie|klicke|drücken sie|siehe|auf)\s+(?:auf\s+)?(?:den|die|das|dem)\s+"
        r"(?:rote|grüne|blaue|gelbe|graue|schwarze|runde|eckige)[nm]?\s+"
        r"(?:knopf|taste|schaltfläche|feld|kasten|text|link|linie|balken)\b|"
        r"\b(?:in|mit)\s+(?:rot|grün|blau|gelb)\s+(?:markiert|gekennzeichnet|dargestellt|hervorgehoben)\w*|"
        r"\b(?:rot|grün|blau|gelb)\s+(?:markiert|gekennzeichnet|hervorgehoben)\w*|"
        r"\b(?:bild|foto|abbildung|grafik|kasten|tabelle|karte)\s+(?:links|rechts)\b|"
        r"\b(?:linke[snr]?|rechte[snr]?)\s+(?:bild|foto|kasten|spalte)\b"
    ),
    "fr": (
        r"\b(?:cliquez|appuyez|voir)\s+(?:sur\s+)?(?:le|la)\s+(?:bouton|case|cadre|lien|icône|zone|texte)\s+"
        r"(?:rouge|verte?|bleue?|jaune|grise?|ronde?|carrée?)\b|"
        r"\b(?:marquée?s?|indiquée?s?|surlignée?s?|affichée?s?)\s+en\s+(?:rouge|vert|bleu|jaune|gris)\b|"
        r"\b(?:image|photo|figure|tableau|carte|encadré|colonne)\s+"
        r"(?:de gauche|de droite|à gauche|à droite|ci-contre)\b"
    ),
    "es": (
        r"\b(?:haga clic|haz clic|pulse|pulsa|ver|vea|véase)\s+(?:en\s+)?(?:el|la)\s+"
        r"(?:botón|casilla|cuadro|enlace|icono|texto)\s+"
        r"(?:roj[oa]|verde|azul|amarill[oa]|gris|redond[oa]|cuadrad[oa])\b|"
        r"\b(?:marcad[oa]s?|resaltad[oa]s?|indicad[oa]s?|mostrad[oa]s?)\s+en\s+(?:rojo|verde|azul|amarillo|gris)\b|"
        r"\b(?:imagen|foto|figura|tabla|mapa|cuadro|columna)\s+(?:de la|a la)\s+(?:izquierda|derecha)\b"
    ),
    "ar": (
        r"(?:انقر|اضغط)\s+(?:على\s+|فوق\s+)?(?:الزر|المربع|الرابط|الأيقونة)\s+"
        r"(?:الأحمر|الأخضر|الأزرق|الأصفر|الحمراء|الخضراء|الزرقاء)|"
        r"(?:الصورة|الشكل|الجدول|الخريطة|القائمة|العمود)\s+(?:على|إلى|في|من)\s+"
        r"(?:اليمين|اليسار|الجهة اليمنى|الجهة اليسرى)|"
        r"(?:باللون|بالـلون)\s+(?:الأحمر|الأخضر|الأزرق|الأصفر)"
    ),
}
_POINTING = {lang: re.compile(words, re.IGNORECASE) for lang, words in _TABLE.items()}


def by_looks(looked: LookedAt) -> Iterator[Found]:
    """TEXT010: what is pointed at has a name, and not only a colour, a shape or a side."""
    pointing = _POINTING.get(looked.article.meta.lang.split("-", 1)[0])
    if pointing is None:
        return
    for run in looked.words:
        if run.inside == "description":
            continue
        for match in pointing.finditer(run.own):
            message = f"this points at something by its looks or its place: «{shortened(match[0])}»"
            yield Found("TEXT010", run.at(match.start()), message, words=match[0])


CHECKS = (by_looks,)
