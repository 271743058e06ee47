"""The prompts of models, their notes and the follow-ups: both languages, the same variables."""

from __future__ import annotations

import pytest

from assistant.questions.talk.follow_up_words import FRAMES
from assistant.synthesis.model.passages import PROMPTS
from assistant.synthesis.model.server import NOTES, Trouble
from assistant.synthesis.model.support import Reason
from prompts import PromptError, fill, frames, variables

FILES = (PROMPTS, NOTES, FRAMES)


@pytest.mark.parametrize("file", FILES)
def test_both_languages_have_the_same_frames_with_the_same_variables(file: str) -> None:
    vietnamese, english = frames("vi", file), frames("en", file)
    assert vietnamese.keys() == english.keys()
    for name, template in vietnamese.items():
        assert variables(template) == variables(english[name]), name
        assert template, name


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_trouble_and_every_reason_has_words(language: str) -> None:
    assert {trouble.value for trouble in Trouble} <= frames(language, NOTES).keys()
    assert {reason.value for reason in Reason} <= frames(language, PROMPTS).keys()


def test_prompts_are_versioned_and_refuse_what_they_do_not_know() -> None:
    assert PROMPTS.split("_")[-1].isdigit()
    with pytest.raises(PromptError, match="passage"):
        fill("passage", "vi", PROMPTS, fence="@@", number="1")
    with pytest.raises(PromptError, match="system"):
        fill("system", "vi", PROMPTS, fence="@@", mood="happy")
