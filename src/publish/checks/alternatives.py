"""Text alternatives that say nothing of the picture (WCAG 2.2 1.1.1, failure F30)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.checks.links import shortened
from publish.checks.looked_at import LookedAt
from publish.diagnostics import Diagnostic, finding
from publish.model import Described, Figure, Image

# As a voice says them after «image», which it says by itself.
_TABLE = {
    "en": (
        "image|an image|the image|picture|a picture|pic|photo|a photo|photograph|a photograph|figure|graphic|graph|"
        "chart|diagram|illustration|drawing|screenshot|icon|logo|map|img|alt|alt text|description|image description|"
        "placeholder|untitled|unnamed|spacer|banner|cover|thumbnail|null|undefined|todo|tbd|none|n/a"
    ),
    "de": (
        "bild|das bild|ein bild|foto|ein foto|fotografie|abbildung|abb|grafik|diagramm|schaubild|illustration|"
        "zeichnung|bildschirmfoto|symbol|karte|titelbild|alternativtext|bildbeschreibung|beschreibung|platzhalter"
    ),
    "fr": (
        "image|une image|l'image|photo|une photo|photographie|figure|graphique|schéma|diagramme|illustration|dessin|"
        "capture d'écran|icône|carte|couverture|texte alternatif|description"
    ),
    "es": (
        "imagen|una imagen|la imagen|foto|una foto|fotografía|figura|gráfico|gráfica|diagrama|ilustración|dibujo|"
        "captura de pantalla|icono|logotipo|mapa|portada|texto alternativo|descripción"
    ),
    "pt": "imagem|foto|fotografia|figura|gráfico|diagrama|ilustração|desenho|captura de tela|ícone|mapa|capa|descrição",
    "it": "immagine|foto|fotografia|figura|grafico|diagramma|illustrazione|disegno|schermata|icona|mappa|descrizione",
    "nl": "afbeelding|beeld|foto|figuur|grafiek|diagram|illustratie|tekening|schermafbeelding|pictogram|kaart",
    "ar": "صورة|الصورة|صوره|شكل|رسم|رسم بياني|مخطط|خريطة|لقطة شاشة|شعار|غلاف|وصف|وصف الصورة",
    "fa": "تصویر|عکس|شکل|نمودار|نقشه|نماد",
    "ru": "изображение|картинка|фото|фотография|рисунок|рис|график|диаграмма|схема|иллюстрация|снимок экрана|карта",
    "uk": "зображення|картинка|фото|фотографія|рисунок|малюнок|графік|діаграма|схема|ілюстрація|мапа|карта",
    "pl": "obraz|obrazek|zdjęcie|fotografia|rysunek|wykres|diagram|ilustracja|zrzut ekranu|mapa|ikona",
    "sv": "bild|foto|fotografi|figur|diagram|illustration|teckning|skärmbild|karta",
    "tr": "resim|görsel|görüntü|fotoğraf|şekil|grafik|diyagram|çizim|ekran görüntüsü|harita",
    "zh": "图片|圖片|图像|圖像|照片|图|圖|图表|圖表|插图|插圖|截图|截圖|地图|地圖",
    "ja": "画像|写真|図|図表|グラフ|イラスト|スクリーンショット|地図",
    "hi": "चित्र|तस्वीर|फोटो|फ़ोटो|छवि|आरेख|नक्शा",
}
NOTHING = {lang: frozenset(words.split("|")) for lang, words in _TABLE.items()}

_AROUND = " \t\n\u00a0\u202f.,:;!?…«»‹›()[]\"'“”‘’„‚*_"
_ENDING = r"\.(?:png|jpe?g|jfif|gif|webp|svgz?|tiff?|bmp|hei[cf]|avif|raw|pdf|eps|psd)"
_FILE = re.compile(r"\S+" + _ENDING)
# What cameras, telephones and screens call their pictures: a word or two, then numbers, then nothing of meaning.
_NUMBERED = re.compile(
    r"(?:img|imag|image|dscn?|dscf|pxl|pic|pict|picture|photo|p|mvi|gopr|dji|scan|foto|bild|figure|fig|abb|abbildung|"
    r"screen ?shot|bildschirmfoto(?: vom)?|capture d'écran|captura de pantalla|schermafbeelding|schermata|"
    r"снимок экрана|لقطة شاشة|صورة|スクリーンショット|whatsapp image|signal|unnamed|untitled|download)"
    r"[\s_.(-]*\d(?:[\d\s_.:,()-]|at|um|à|a las|om|alle|wa|am|pm|edited|copy|kopie)*"
    rf"(?:{_ENDING})?"
)
_NUMBER = re.compile(r"[\d_-]{6,}")


def empty_words(looked: LookedAt) -> Iterator[Diagnostic]:
    """IMG007: a text alternative says what the picture says: not that it is one, nor what its file is called."""
    for node, lang in looked.placed():
        match node:
            case Figure(alt=Described(text)) | Image(alt=Described(text)) if fault := _fault(text, lang):
                yield finding("IMG007", "", node.span, f"text alternative {fault}")
            case _:
                pass
    cover = looked.article.meta.cover
    if cover and (fault := _fault(cover.alt, looked.article.meta.lang)):
        yield finding("IMG007", "", message=f"text alternative of the cover {fault}")


def _fault(text: str, lang: str) -> str:
    bare = " ".join(text.strip(_AROUND).replace("’", "'").casefold().split())
    if _FILE.fullmatch(bare) or _NUMBER.fullmatch(bare):
        return f"is the name of a file: «{shortened(text)}»"
    if _NUMBERED.fullmatch(bare):
        return f"is no more than a name and a number: «{shortened(text)}»"
    if bare in NOTHING["en"] | NOTHING.get(lang.split("-", 1)[0], frozenset()):
        return f"says nothing of the picture: «{shortened(text)}»"
    return ""
