"""Words that say that something is a picture and nothing of what it shows, by language (WCAG 2.2 failure F30)."""

from __future__ import annotations

import re

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

# How an alternative begins that says what every voice has said already.
_BEGINNINGS = {
    "en": (
        r"(?:an? |the )?(?:image|picture|photo|photograph|graphic|icon|illustration) (?:of|showing|shows|depicting)|"
        r"(?:this|the|an?) (?:image|picture|photo|photograph) (?:shows|depicts|contains|is)|"
        r"in this (?:image|picture|photo)"
    ),
    "de": (
        r"(?:ein |das |dieses )?(?:bild|foto|grafik|fotografie) (?:von|zeigt|vom|einer|eines|der|des)|"
        r"auf (?:dem|diesem) (?:bild|foto)"
    ),
    "fr": r"(?:une |l'|la |cette )?(?:image|photo|photographie|illustration) (?:de|du|d'|des|montrant|montre)\b",
    "es": r"(?:una |la |esta )?(?:imagen|foto|fotografía|ilustración) (?:de|del|que muestra|muestra)\b",
    "pt": r"(?:uma |a |esta )?(?:imagem|foto|fotografia|ilustração) (?:de|do|da|que mostra|mostra)\b",
    "it": r"(?:un'|l'|una |la )?(?:immagine|foto|fotografia|illustrazione) (?:di|del|della|che mostra)\b",
    "nl": r"(?:een |de )?(?:afbeelding|foto|illustratie) (?:van|met)\b",
    "ar": r"(?:صورة|صوره) (?:ل|من|تظهر|توضح|تبين)|(?:تظهر|توضح) (?:هذه )?الصورة",
    "ru": r"(?:изображение|картинка|фото|фотография) (?:с|из|на котор)|на (?:фото|картинке|изображении)\b",
}
BEGINNINGS = {lang: re.compile(words, re.IGNORECASE) for lang, words in _BEGINNINGS.items()}
