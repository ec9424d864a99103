"""The words of four languages with which a limit of a statement always begins.

An exception or a condition is looked for in many places: in what an ellipsis leaves
out, behind the end of a quotation, in what is left of its sentence. Where more can be
one only there («if», «only», «at least»), the place says so itself.
"""

EXCEPTION = (
    r"except(?:ing)?|excluding|save (?:as|for|that|such|where|in|when|only)"
    r"|other than|apart from|aside from|barring"
    r"|with (?:(?:the|one|two|three|some|few|a few) )?exceptions?"
    r"|außer|ausser|ausgenommen|mit ausnahme|abgesehen von|bis auf (?!weiteres)"
    r"|es sei denn|sauf|hormis|excepté|à l'exception|à l'exclusion|salvo|excepto"
    r"|a excepción|con excepción|con la salvedad|a no ser"
)
"""What takes a part of its statement out of it."""
CONDITION = (
    r"unless|on (?:the )?condition|subject to|(?:as|so) long as|sofern|falls"
    r"|vorausgesetzt|vorbehaltlich|unter der (?:bedingung|voraussetzung)|solange"
    r"|à condition|à moins|pourvu|sous réserve|a menos|a condición|a reserva"
    r"|siempre que|siempre y cuando"
)
"""What makes its statement depend on another."""
LIMIT = f"{EXCEPTION}|{CONDITION}"
"""Alternatives of a regular expression, in small letters; a word ends behind each."""
SUPERVISED = (
    r"under (?:supervision|guidance|licen[cs]e|(?:certain|strict|some|special)"
    r" conditions)|by appointment|on request|unter aufsicht|auf antrag"
)
"""Under whose eyes, or at whose asking, something is done: likewise."""
