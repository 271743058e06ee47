"""The page as a Gradio application mounted at the root; its places are HTML and scripts of ours.

Only `assistant.web.create_app` leads here: it tells Gradio to stay silent before its import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr

from assistant.web.head import OwnHead
from assistant.web.labels import PRODUCT
from assistant.web.places.shell import shell
from assistant.web.places.words import VIETNAMESE

if TYPE_CHECKING:
    from fastapi import FastAPI


def mount_page(app: FastAPI, sample_questions: tuple[str, ...], root_path: str = "") -> None:
    """Mount the page at the root of ``app``; it loads nothing from another host.

    ``root_path`` is where a reverse proxy shows that root.
    """
    with gr.Blocks(title=PRODUCT, analytics_enabled=False) as blocks:
        gr.HTML(shell(VIETNAMESE, sample_questions), elem_id="cchc", apply_default_css=False)
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        root_path=root_path or None,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        show_error=False,
        mcp_server=False,
        pwa=False,
        enable_monitoring=False,
        max_file_size=1,
        theme=_theme(),
    )
    app.add_middleware(OwnHead, root_path=root_path)


def _theme() -> gr.themes.Base:
    """Return a theme of system typefaces, so that nothing is fetched and marks render well."""
    fonts = ["Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "Arial", "sans-serif"]
    return gr.themes.Base(font=fonts, font_mono=["ui-monospace", "monospace"])
