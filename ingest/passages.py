"""The node parser: text in, nodes with exact offsets out; works in any llama-index program.

Importing this module loads llama-index (about 1.4 s); ``ingest.pipeline`` does so only when
there is something to cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llama_index.core.bridge.pydantic import Field, PrivateAttr
from llama_index.core.node_parser import NodeParser
from llama_index.core.node_parser.node_utils import build_nodes_from_splits
from llama_index.core.schema import BaseNode, MetadataMode, TextNode
from llama_index.core.schema import Document as LlamaDocument

from index_store.records import Passage, Span
from ingest.cutting import MAX_CHARACTERS, Piece, cut
from ingest.page import Layout, lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index_store.records import Document


class PassageParser(NodeParser):  # type: ignore[misc] # llama-index is not typed for mypy here
    """Cuts Vietnamese administrative texts into passages.

    Each node is ``document.text[start_char_idx:end_char_idx]`` exactly; its metadata hold
    ``locator`` ("đoạn 2", "khoản 2 Điều 5") and ``heading``, and those of its document.
    """

    max_characters: int = Field(
        default=MAX_CHARACTERS, ge=200, description="The most characters of a passage."
    )
    _laid_out: Layout | None = PrivateAttr(default=None)

    @classmethod
    def of(cls, layout: Layout) -> PassageParser:
        """Return a parser that need not lay out again what is laid out as ``layout``."""
        parser = cls(include_prev_next_rel=False)
        parser._laid_out = layout
        return parser

    @classmethod
    def class_name(cls) -> str:
        """Return the name under which llama-index stores the parser's settings."""
        return "PassageParser"

    def _parse_nodes(
        self,
        nodes: Sequence[BaseNode],
        show_progress: bool = False,  # noqa: ARG002 - llama-index passes it; we are fast
        **kwargs: Any,  # noqa: ANN401, ARG002 - the signature is llama-index's
    ) -> list[BaseNode]:
        return [passage for node in nodes for passage in self._passages_of(node)]

    def _passages_of(self, node: BaseNode) -> list[TextNode]:
        text = node.get_content(metadata_mode=MetadataMode.NONE)
        title = node.metadata.get("title")
        title = title if isinstance(title, str) else None
        layout = self._laid_out
        if layout is None or layout.text != text:
            layout = lay_out(text, title)
        pieces = list(cut(layout, title or layout.title, limit=self.max_characters))
        made = build_nodes_from_splits(
            [piece.span.of(text) for piece in pieces], node, id_func=self.id_func
        )
        for passage, piece in zip(made, pieces, strict=True):
            _describe(passage, piece)
        return list(made)

    def _postprocess_parsed_nodes(
        self, nodes: list[BaseNode], parent_doc_map: dict[str, LlamaDocument]
    ) -> list[BaseNode]:
        """Return the nodes related to each other, at the offsets where they were cut.

        The base class looks for each node's words in the document and finds the first place
        where they stand: for a text that repeats itself, the wrong one.
        """
        offsets = [(node.start_char_idx, node.end_char_idx) for node in nodes]
        related: list[BaseNode] = super()._postprocess_parsed_nodes(nodes, parent_doc_map)
        for node, (start, end) in zip(related, offsets, strict=True):
            node.start_char_idx, node.end_char_idx = start, end
        return related


def _describe(node: TextNode, piece: Piece) -> None:
    node.start_char_idx, node.end_char_idx = piece.span.start, piece.span.end
    node.metadata = {"locator": piece.locator, "heading": piece.heading}
    node.excluded_embed_metadata_keys = ["locator"]


def cut_document(document: Document, layout: Layout | None = None) -> tuple[Passage, ...]:
    """Return the passages of a document, cut by the node parser; ``layout`` where it is known."""
    source = LlamaDocument(text=document.text, id_=document.id, metadata={"title": document.title})
    parser = PassageParser.of(layout or lay_out(document.text, document.title))
    nodes = parser.get_nodes_from_documents([source])
    return tuple(_passage(document, ordinal, node) for ordinal, node in enumerate(nodes))


def _passage(document: Document, ordinal: int, node: BaseNode) -> Passage:
    span = Span(int(node.start_char_idx), int(node.end_char_idx))
    if span.of(document.text) != node.text:
        raise AssertionError(f"passage {ordinal} of {document.name} is not at its offsets")
    return Passage(
        document_id=document.id,
        ordinal=ordinal,
        span=span,
        text=node.text,
        locator=str(node.metadata["locator"]),
        heading=str(node.metadata["heading"]),
    )
