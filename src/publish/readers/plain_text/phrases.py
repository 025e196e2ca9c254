"""What web sites write around an article, in the words that they use: menus, buttons, notices, appeals."""

from __future__ import annotations

import re

_NETWORK = (
    r"facebook|twitter|x|instagram|linkedin|whatsapp|telegram|youtube|tiktok|pinterest|reddit|mastodon|bluesky|threads|signal"
    r"|e-?mail|rss|flipboard|pocket|tumblr|messenger|snapchat|weibo|wechat|vk|xing"
    r"|فيسبوك|تويتر|واتساب|تيليجرام|微信|微博"
)
_LINK = r"link|url|permalink"
_PIECE = r"article|story|page|post|this|report|news"

SITE_LINE = re.compile(
    rf"""
      (?:follow|like|find|join|contact|reach)\ us\ (?:on|at|in)\b.*
    | (?:follow|like|find)\ [\w@ ]{{1,30}}\ on\ (?:{_NETWORK})\b.*
    | (?:share|save|print|copy|email|tweet|bookmark|like|comment|comments|reply|listen|gift)(?:\ (?:this|the))?(?:\ (?:{_PIECE}|{_LINK}))?
    | (?:share|post|send|tweet)\ (?:this(?:\ \w+)?|via|to|it|on|by)\b.*
    | copy\ (?:link|url)(?:\ to\ clipboard)?(?:\ copied!?)?
    | (?:click\ (?:here\ )?to\ )share\b.*
    | (?:subscribe|sign\ up)\b.*\b(?:newsletters?|updates|inbox|free|daily|alerts?|today|now)\b.*
    | (?:read|see|watch|also)\ (?:more|also|next|read|on)\b.*
    | (?:related|recommended|more|most|latest|popular|trending)\ (?:articles?|stories|story|posts?|news|topics?|content|reading|coverage|videos?|tags|read|viewed|popular|for\ you|on\ this\ (?:story|topic))\b.{{0,40}}
    | (?:story|article)\ continues\ (?:below|after)\b.*
    | you\ (?:might|may)\ also\ (?:like|be\ interested\ in|enjoy)\b.*
    | \W*advertise?ments?\W* | sponsored(?:\ content)? | back\ to\ top | return\ to\ top | (?:go|skip)\ to\ top
    | leave\ a\ (?:comment|reply) | (?:view|show|hide|load|read|post|add)\ (?:all\ |\d+\ |a\ )?(?:more\ )?comments? | \d+\ (?:comments?|shares?|likes?|views?|claps?)
    | (?:previous|next)\ (?:article|post|story|page)\b.{{0,60}} | filed\ under:?.{{0,60}} | (?:tags?|topics?|categor(?:y|ies)|labels?):.{{0,70}}
    | all\ rights\ reserved\.? | (?:copyright\ )?(?:©|\(c\))\ ?.{{0,70}} | copyright\ \d{{4}}.{{0,60}}
    | terms\ (?:of\ (?:use|service)|and\ conditions|&\ conditions).{{0,40}} | (?:privacy|cookie)s?\ (?:policy|notice|settings|preferences|statement).{{0,40}}
    | folge[nt]?\ (?:sie\ )?uns\ (?:auf|bei|in)\b.* | (?:artikel|beitrag|seite)\ (?:teilen|drucken|merken|versenden|weiterempfehlen) | teilen | drucken | merken
    | (?:newsletter)\ (?:abonnieren|bestellen) | (?:mehr\ zum\ thema|lesen\ sie\ auch|auch\ interessant|zur\ startseite|nach\ oben|zum\ seitenanfang|anzeige|werbung)\b.{{0,60}}
    | suivez[-\ ]nous\ (?:sur)\b.* | (?:partager|partagez|imprimer|envoyer|commenter|réagir)(?:\ (?:cet\ article|l[’']article|sur\b.*|par\b.*))? | (?:lire\ aussi|à\ lire\ aussi|à\ lire|voir\ aussi|sur\ le\ même\ (?:sujet|thème))\b.* | haut\ de\ page | retour\ en\ haut.* | publicité
    | (?:s[’']abonner|abonnez-vous|inscrivez-vous)\ (?:à\ (?:la|notre)\ )?newsletter\b.*
    | s[ií]gu[ea]nos\ en\b.* | (?:compartir|comparte|imprimir|enviar|comentar)(?:\ (?:este\ artículo|en\b.*|por\b.*))? | (?:lea|lee)\ (?:también|más)\b.* | (?:te\ puede\ interesar|noticias\ relacionadas|volver\ arriba|publicidad|suscríbe(?:te|ase)\b.*)
    | (?:compartilhar|compartilhe|siga-nos|leia\ (?:também|mais)|voltar\ ao\ topo|publicidade)\b.* | (?:condividi|seguici\ su|leggi\ anche|torna\ su|pubblicità)\b.*
    | (?:поделиться|читайте\ также|подпишитесь|реклама|наверх|подписывайтесь)\b.*
    | (?:تابعنا|تابعونا|شارك|شاركها|مشاركة|اقرأ\ أيضا|اقرأ\ أيضًا|اقرأ\ المزيد|إعلان|اشترك\ في|العودة\ إلى\ الأعلى)(?:\ .*|:.*)?
    | (?:分享|分享到.*|相关阅读.*|相关新闻.*|延伸阅读.*|广告|返回顶部|关注我们.*|点击.*订阅.*|シェア.*|関連記事.*|広告)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A whole line that belongs to the site wherever it ends an article."""

TOP_LINE = re.compile(
    r"""
      (?:skip|jump)\ to\ (?:the\ )?(?:main\ )?(?:content|navigation|search|article|footer|menu)\b.{0,20}
    | (?:main\ )?(?:menu|navigation|search|home|log\ ?in|sign\ ?in|sign\ ?up|register|subscribe|newsletters?|account|my\ account|close|open|toggle\ \w+|open\ menu|close\ menu|show\ search|donate|support\ us|watch\ live|live|e-?paper|print\ edition)
    | (?:accept|reject|decline|allow|agree)(?:\ (?:all|and\ (?:continue|close)))?(?:\ cookies)? | (?:manage|customi[sz]e)\ (?:cookies|preferences|settings|options) | cookie\ settings
    | .*\b(?:we|site|website|page)\b.{0,40}\buses?\ cookies\b.* | we\ (?:use|value)\ (?:cookies|your\ privacy)\b.* | by\ (?:continuing|using)\b.*\bcookies\b.*
    | an?\ official\ website\ of\b.* | here[’']s\ how\ you\ know | breadcrumbs? | you\ are\ here:?.*
    | (?:home|start|startseite|accueil|inicio)(?:\ ?[>›»/|]\ ?.{1,40}){1,6}
    | \d+[\ -]min(?:ute)?s?(?:\ read|\ de\ lecture|\ de\ lectura|\ Lesezeit)? | (?:reading\ time|temps\ de\ lecture|tiempo\ de\ lectura|lesezeit|lesedauer|estimated\ reading\ time)\b.{0,30} | \d+\ (?:minutes?|min\.?)\ (?:read|reading|lesezeit)
    | \d+\ (?:minutes?|hours?|days?)\ ago | listen\ to\ (?:this\ )?(?:article|story).{0,30} | audio\ (?:available|by\ carbonatix|narration).{0,30}
    | zum\ (?:haupt)?inhalt(?:\ springen)? | direkt\ zum\ inhalt | menü | suche | anmelden | (?:alle\ )?(?:cookies\ )?akzeptieren | wir\ verwenden\ cookies\b.*
    | aller\ au\ contenu(?:\ principal)? | (?:se\ connecter|connexion|rechercher|s[’']abonner|accueil|tout\ accepter) | nous\ utilisons\ des\ cookies\b.*
    | (?:saltar|ir|pasar)\ al\ contenido(?:\ principal)? | (?:menú|buscar|iniciar\ sesión|inicio|aceptar(?:\ todo)?) | (?:utilizamos|usamos|este\ sitio\ (?:utiliza|usa))\ cookies\b.*
    | (?:انتقل|تخط|تخطي|تجاوز)\ إلى\ المحتوى.{0,20} | (?:القائمة|بحث|الرئيسية|تسجيل\ الدخول|اشترك)
    | (?:跳转?至?到?(?:主要)?内容|首页|菜单|搜索|登录|注册|ホーム|メニュー|検索|ログイン)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A whole line that belongs to the site above an article's first paragraph."""

ANYWHERE = re.compile(
    r"(?:(?:story|article)\ continues\ (?:below|after)\b.{0,40}|[-–—\s]*advertisement[-–—\s]*|(?:click\ to\ )?share\ (?:this\ (?:article|story)|on\ (?:facebook|twitter|linkedin|whatsapp)).{0,20}"
    r"|copy\ link\ to\ clipboard|sign\ up\ (?:for|to)\ our\ .{0,30}newsletters?.{0,20})",
    re.IGNORECASE | re.VERBOSE,
)
"""A whole line that belongs to the site even between paragraphs."""

NETWORK = re.compile(rf"\W*(?:{_NETWORK})(?:\W+(?:{_NETWORK}))*\W*", re.IGNORECASE)

CREDIT = re.compile(
    r"(?:photo(?:graph|s)?|image|picture|illustration|graphic|video|source|credit|courtesy|caption|figure|fig\.|table|chart|map"
    r"|foto|bild|abbildung|abb\.|quelle|grafik|crédit|crédits|légende|fuente|imagen|ilustración|figura|tabla|quadro|fonte|immagine|фото|источник|рис\.|صورة|المصدر|مصدر|图|来源|图片|表|図|出典)"
    r"(?:\s*(?:credit|by|courtesy|caption|source|\d+))?\s*(?:[:.：/]|\bby\b|©|\d).*|©.*|.*\((?:photo|image|foto|ap|reuters|afp|getty)\b[^)]*\)|.*(?:/getty images|/afp|/reuters|/ap photo|/ap)",
    re.IGNORECASE,
)
"""The credit or the caption of a picture, a table or a source: words of the article, but no heading."""
