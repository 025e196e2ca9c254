"""SVG as HTML holds it to SVG as XML: the HTML parser knows no capitals and no namespaces (HTML 13.2.6.5)."""

from __future__ import annotations

import re

_NAMES = """altGlyph animateColor animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer
feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient radialGradient textPath attributeName
attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits
gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust
limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength
patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures specularConstant specularExponent
spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength
viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan"""
_CAPITALS = {name.lower(): name for name in _NAMES.split()}
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"(?<=[<\s/])([a-z]+)(?=[\s=/>])")
_QUOTED = re.compile(r"""("[^"]*"|'[^']*')""")
_PREFIXED = re.compile(r"\s(?!xml:|xmlns[:=]|xlink:)[\w.-]+:[\w.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def as_svg(source: str) -> bytes:
    """Return the mark-up of an `svg` element with its names in their case, in the namespaces that it needs."""
    named = _TAG.sub(_cased, source)
    if " xmlns=" not in named.partition(">")[0]:
        named = named.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    if "xlink:" in named and "xmlns:xlink=" not in named:
        named = named.replace("<svg", '<svg xmlns:xlink="http://www.w3.org/1999/xlink"', 1)
    return named.encode()


def _cased(found: re.Match[str]) -> str:
    """Return a tag with the names outside of its values in their case, without attributes of unknown namespaces."""
    tag = _PREFIXED.sub("", found[0])
    return "".join(
        part if part[:1] in {'"', "'"} else _WORD.sub(lambda word: _CAPITALS.get(word[1], word[1]), part)
        for part in _QUOTED.split(tag)
    )
