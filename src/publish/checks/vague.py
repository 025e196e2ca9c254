"""Link words that say nothing of where the link leads, by language (WCAG 2.2 2.4.4 and 2.4.9, failure F84)."""

from __future__ import annotations

# As a reader hears them in a list of links: without case, marks and arrows.
_TABLE = {
    "en": (
        "here|click here|click|tap here|press here|see here|read here|go here|look here|right here|over here|"
        "more|read more|learn more|see more|find out more|know more|show more|view more|more here|more info|"
        "more information|more details|details|info|further information|continue|continue reading|read on|"
        "this|this link|link|this page|this article|this site|this website|that|page|article|website|"
        "download|download here|go|next|source|watch|watch here|listen|view|visit|see|start|open"
    ),
    "de": (
        "hier|hier klicken|klicken sie hier|klick hier|klicke hier|mehr|mehr lesen|mehr erfahren|mehr dazu|"
        "weiterlesen|lesen sie mehr|weiter|weitere informationen|mehr informationen|details|link|dieser link|"
        "diese seite|quelle|download|herunterladen|zum artikel|siehe hier"
    ),
    "fr": (
        "ici|cliquez ici|cliquer ici|clique ici|voir ici|lire ici|plus|en savoir plus|lire la suite|lire plus|"
        "voir plus|plus d'informations|plus d'infos|suite|la suite|détails|lien|ce lien|cette page|cet article|"
        "source|télécharger|par ici"
    ),
    "es": (
        "aquí|haga clic aquí|haz clic aquí|clic aquí|pulse aquí|pincha aquí|ver aquí|más|leer más|ver más|"
        "saber más|más información|seguir leyendo|continuar|detalles|enlace|este enlace|esta página|"
        "este artículo|fuente|descargar"
    ),
    "pt": "aqui|clique aqui|mais|leia mais|ler mais|saiba mais|ver mais|mais informações|link|este link|fonte",
    "it": "qui|clicca qui|leggi|leggi tutto|di più|leggi di più|scopri di più|altro|link|questo link|fonte|continua",
    "nl": "hier|klik hier|meer|lees meer|lees verder|meer informatie|meer weten|link|deze link|bron",
    "ar": (
        "هنا|اضغط هنا|انقر هنا|من هنا|المزيد|اقرأ المزيد|للمزيد|لمزيد من المعلومات|التفاصيل|رابط|الرابط|"
        "هذا الرابط|هذه الصفحة|المصدر|تحميل"
    ),
    "ru": "здесь|тут|нажмите здесь|нажмите сюда|подробнее|далее|читать далее|читать дальше|ссылка|источник",
    "pl": "tutaj|tu|kliknij tutaj|kliknij|więcej|czytaj więcej|czytaj dalej|link|źródło",
    "sv": "här|klicka här|mer|läs mer|länk|källa",
    "tr": "burada|buraya tıklayın|tıklayın|daha fazla|devamı|devamını oku|bağlantı|kaynak",
    "zh": "这里|這裡|点击这里|點擊這裡|更多|阅读更多|閱讀更多|链接|連結|来源",
    "ja": "こちら|ここ|ここをクリック|続きを読む|もっと見る|詳細|リンク",
    "hi": "यहाँ|यहां|यहाँ क्लिक करें|यहां क्लिक करें|और पढ़ें|अधिक|अधिक जानें",
}

VAGUE = {lang: frozenset(words.split("|")) for lang, words in _TABLE.items()}
