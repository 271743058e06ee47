"""The page of questions and answers: a Gradio application mounted at the root.

Only `assistant.web.create_app` leads here: it tells Gradio to stay silent before its import.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import gradio as gr

from assistant.web.assets import static_text
from assistant.web.conversation import Conversation, collection_line, converse, welcome
from assistant.web.escape import escaped
from assistant.web.labels import PAGE, PRODUCT, TAGLINE
from assistant.web.limits import QUESTION_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI

    from assistant.web.ports import AssistantPort, Audience, LibraryPort

_AT_ONCE = 8  # questions answered at the same time; the rest wait their turn
_HEAD = (
    '<meta name="color-scheme" content="light dark">'
    '<link rel="stylesheet" href="web/page.css">'
    '<script>document.documentElement.lang = "vi";</script>'
)


def mount_page(
    app: FastAPI,
    assistant: AssistantPort,
    library: LibraryPort,
    sample_questions: tuple[str, ...],
    audience: Audience,
) -> None:
    """Mount the page at the root of ``app``; it loads nothing from another host."""
    start = welcome(sample_questions)

    def ask(question: str, before: Conversation) -> Iterator[tuple[object, object, object, object]]:
        question = question.strip()
        if not question:
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        for step in converse(assistant, audience, question, before):
            if isinstance(step, str):
                yield step, "", gr.skip(), gr.skip()
            else:
                yield step.html(), gr.skip(), step, gr.update(visible=True)

    def ask_pressed(
        before: Conversation, event: gr.EventData
    ) -> Iterator[tuple[object, object, object, object]]:
        yield from ask(str(event.question), before)

    def begin_again() -> tuple[object, object, object, object]:
        return start, "", Conversation(), gr.update(visible=False)

    with gr.Blocks(title=PRODUCT, analytics_enabled=False) as blocks:
        _plain(_header(), "cchc-header")
        _plain(partial(collection_line, library, audience), "cchc-collection")
        conversation = gr.State(Conversation())
        shown = _plain(start, "cchc-conversation", static_text("page.js"))
        with gr.Column(elem_id="cchc-composer"):
            asked = gr.Textbox(
                label=PAGE.input_label,
                placeholder=PAGE.placeholder,
                show_label=False,
                container=False,
                lines=1,
                max_lines=5,
                max_length=QUESTION_LIMIT,
                submit_btn=PAGE.send,
                autofocus=True,
                elem_id="cchc-question",
            )
            with gr.Row(elem_id="cchc-below"):
                _plain(f"<p>{escaped(PAGE.privacy)}</p>", "cchc-privacy")
                clear = gr.Button(
                    PAGE.clear, size="sm", visible=False, elem_id="cchc-clear", min_width=0
                )
        outputs = [shown, asked, conversation, clear]
        asked.submit(
            ask,
            [asked, conversation],
            outputs,
            concurrency_limit=_AT_ONCE,
            show_progress="hidden",
            api_visibility="private",
        )
        shown.click(
            ask_pressed,
            [conversation],
            outputs,
            concurrency_limit=_AT_ONCE,
            show_progress="hidden",
            api_visibility="private",
        )
        clear.click(begin_again, None, outputs, show_progress="hidden", api_visibility="private")

    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
        mcp_server=False,
        pwa=False,
        enable_monitoring=False,
        max_file_size=1,
        theme=_theme(),
        head=_HEAD,
    )


def _plain(html: str | Callable[[], str], element: str, script: str | None = None) -> gr.HTML:
    """Return HTML of ours in Gradio's page, in no style but ours."""
    return gr.HTML(html, elem_id=element, js_on_load=script, apply_default_css=False)


def _theme() -> gr.themes.Base:
    """Return a theme of system typefaces, so that nothing is fetched and marks render well."""
    fonts = ["Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "Arial", "sans-serif"]
    return gr.themes.Base(font=fonts, font_mono=["ui-monospace", "monospace"])


def _header() -> str:
    return (
        f'<header class="cchc-header"><span class="cchc-logo" aria-hidden="true">№</span><div>'
        f"<h1>{escaped(PRODUCT)}</h1><p>{escaped(TAGLINE)}</p></div></header>"
    )
