"""What a model says beside its answer: thoughts, calls of tools, marks of its own protocol.

Servers pass them on in the text as often as in fields of their own, and a tag may come in
pieces. Only what is certainly answer is let through.
"""

from __future__ import annotations

import re

_TAGS = "think|thinking|thought|thoughts|reasoning|reflection|tool_call|tool_code|function_call"
_WHOLE = re.compile(
    rf"<(?P<tag>{_TAGS})(?:\s[^<>]*)?>.*?</(?P=tag)>"
    r"|◁think▷.*?◁/think▷"
    r"|\[THINK\].*?\[/THINK\]"
    r"|<\|channel\|>(?:analysis|commentary).*?<\|(?:end|call)\|>",
    re.DOTALL | re.IGNORECASE,
)
_OPENED = re.compile(
    rf"<(?:{_TAGS})(?:\s[^<>]*)?>|◁think▷|\[THINK\]|<\|channel\|>(?:analysis|commentary)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    rf"</(?:{_TAGS})>|◁/think▷|\[/THINK\]|<\|channel\|>final<\|message\|>", re.IGNORECASE
)
_MAY_OPEN = re.compile(
    r"(?:<\|(?:channel|start)\|>\w{0,12}(?:<[|\w]{0,10})?|<[^<>\n]{0,40}|◁[^▷\n]{0,10}"
    r"|\[/?(?:T|TH|THI|THIN|THINK)?)$"
)
"""The end of a text that may be the start of a tag."""
_PROTOCOL = re.compile(
    r"<\|channel\|>final|<\|start\|>(?:assistant|system|user)?|<\|[\w ]{1,30}\|>|<｜[^<>｜]{1,40}｜>"
    r"|</?s>|<(?:end_of_turn|start_of_turn|eos|pad)>"
)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|li|tr|div|h\d)>", re.IGNORECASE)
_FORMAT = re.compile(
    r"</?(?:b|i|u|em|strong|p|ul|ol|li|div|span|sup|sub|answer|final|final_answer|response|output)>",
    re.IGNORECASE,
)


class Thoughts:
    """Takes the thoughts out of a reply that comes in pieces.

    >>> thoughts = Thoughts()
    >>> [thoughts.without(piece) for piece in ("<thi", "nk>50 điểm?</th", "ink>81 điểm", "<br>")]
    ['', '', '81 điểm', '\\n']

    A thought may begin before the reply does, as where a server's template opened it:

    >>> thoughts = Thoughts()
    >>> thoughts.without("Có thể là 50."), thoughts.ended
    ('Có thể là 50.', 0)
    >>> thoughts.without("</think>81 điểm"), thoughts.ended
    ('81 điểm', 1)
    """

    def __init__(self) -> None:
        self._held = ""
        self.ended = 0
        """How often a thought ended that was never begun: all before it was thought, not said."""

    def without(self, piece: str) -> str:
        """Return what may be read by now of all that came, without what was returned before."""
        held = _WHOLE.sub("", self._held + piece)
        closed = [match.end() for match in _CLOSED.finditer(held)]
        if closed:
            self.ended += 1
            held = held[closed[-1] :]
        opened = _OPENED.search(held) or _MAY_OPEN.search(held)
        ready, self._held = (
            (held[: opened.start()], held[opened.start() :]) if opened else (held, "")
        )
        return _FORMAT.sub("", _BREAK.sub("\n", _PROTOCOL.sub("", ready)))

    def rest(self) -> str:
        """Return what was held back and is no thought, at the end of a whole reply."""
        held, self._held = self._held, ""
        return "" if _OPENED.match(held) else _FORMAT.sub("", _PROTOCOL.sub("", held))
