"""Abbreviations that end in a full stop and no sentence, beside those that sentencex knows."""

from __future__ import annotations

# Only such as hardly ever stand last in a sentence; case counts («Me.» is a lawyer, «me.» is not).
_TABLE = {
    "en": "approx. Approx. Figs. vol. Vol. ed. eds. ch. Ch. para. Eq. Eqs. Pte.",
    "fr": "M. Mme. Mlle. Me. Dr. Pr. St. Ste. n°. J.-C. Mgr.",
    "es": "Dña. dña.",
    "de": "Abb. Abs. Tab. Tel. Bd. inkl. Dipl. hl. Kap.",
    "it": "pag. n.",
    "pt": "pág. cap. Exa. n. vol.",
    "nl": "mevr. Mevr. o.a.",
    "ar": "د. أ. ص. أ.د. ج.",
    "ru": "им. т.е. рис. млн.",
    "pl": "dr. m.in. św. str. rys. nr. tj. ok.",
    "sv": "t.ex. kl.",
    "tr": "vb. Sn. Av.",
}

ABBREVIATIONS = {lang: frozenset(words.split()) for lang, words in _TABLE.items()}
