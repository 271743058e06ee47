"""The tables of :mod:`index_store.library`; a figure's bindings lie flat in its row."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()

state = sa.Table(
    "state",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.Integer, nullable=False),
)

revisions = sa.Table(
    "revisions",
    metadata,
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("state", sa.String, nullable=False),
    sa.Column("document_id", sa.String, nullable=False, index=True),
    sa.Column("version", sa.String, nullable=False),
    sa.Column("fingerprint", sa.String, nullable=False),
    sa.Column("indexed_at", sa.DateTime, nullable=False),
    sa.Column("source", sa.String, nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("publisher", sa.String),
    sa.Column("published", sa.Date),
    sa.Column("url", sa.String),
    sa.Column("visibility", sa.String, nullable=False),
    sa.Column("genre", sa.String, nullable=False),
    sa.Column("number", sa.String),
    sa.Column("issuer", sa.String),
    sa.Column("place", sa.String),
    sa.Column("language", sa.String, nullable=False),
    sa.Column("derived", sa.JSON, nullable=False),
    sa.Column("effective", sa.Date),
    sa.Column("signer", sa.String),
    sa.Column("expires", sa.Date),
    sa.Column("relations", sa.JSON, nullable=False),
    sa.Column("doubts", sa.JSON, nullable=False),
    # Copies of one text bear the id of that one of them which came first.
    sa.Column("family", sa.String, index=True),
    sa.Column("signature", sa.LargeBinary),
    sa.Column("characters", sa.Integer, nullable=False),
    sa.Column("passages", sa.Integer, nullable=False),
    sa.Column("figures", sa.Integer, nullable=False),
    sa.Column("origins", sa.JSON, nullable=False),
    sa.Column("landmarks", sa.JSON, nullable=False),
    # Last: SQLite walks through a long text to reach the columns behind it (9 ms a search).
    sa.Column("text", sa.Text, nullable=False),
    # AUTOINCREMENT: a purged revision's number is never given again, so that nothing left
    # behind in another index can be taken for a newer document's.
    sqlite_autoincrement=True,
)
sa.Index(
    "one_live_revision",
    revisions.c.document_id,
    unique=True,
    sqlite_where=revisions.c.state == "live",
)
# What few rows the writer looks for; an index over all states would tempt SQLite to begin
# every join at the live ones, which is nearly all of them.
_unsettled = revisions.c.state.in_(("staged", "retired", "removed"))
sa.Index(
    "unsettled_revisions",
    revisions.c.state,
    sqlite_where=_unsettled,
)

passages = sa.Table(
    "passages",
    metadata,
    sa.Column("key", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False, index=True),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("locator", sa.String, nullable=False),
    sa.Column("heading", sa.String, nullable=False),
    sa.ForeignKeyConstraint(["revision"], ["revisions.revision"], ondelete="CASCADE"),
)

# The numbers of the bundled model's tokens, by stretch (`index_store.pieces`): to find them
# again took a tenth of an answer. A library made before they were kept has none, and a passage
# without them is read anew.
pieces = sa.Table(
    "pieces",
    metadata,
    sa.Column("key", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
    sa.Column("model", sa.String, nullable=False),
    sa.Column("numbers", sa.LargeBinary, nullable=False),
    sa.ForeignKeyConstraint(["key"], ["passages.key"], ondelete="CASCADE"),
)

BINDINGS = ("place", "indicator", "period", "according_to")

figures = sa.Table(
    "figures",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False, index=True),
    sa.Column("document_id", sa.String, nullable=False, index=True),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("passage", sa.Integer),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("clause_start", sa.Integer, nullable=False),
    sa.Column("clause_end", sa.Integer, nullable=False),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("value", sa.Float),
    sa.Column("unit", sa.String),
    sa.Column("of", sa.Float),
    sa.Column("bound", sa.String, nullable=False),
    sa.Column("grade", sa.String),
    sa.Column("announced", sa.String),
    sa.Column("note", sa.String),
    *(
        column
        for part in BINDINGS
        for column in (
            sa.Column(f"{part}_value", sa.String, index=part in ("place", "period")),
            sa.Column(f"{part}_text", sa.String),
            sa.Column(f"{part}_start", sa.Integer),
            sa.Column(f"{part}_end", sa.Integer),
        )
    ),
    sa.ForeignKeyConstraint(["revision"], ["revisions.revision"], ondelete="CASCADE"),
)
FIGURES_COMPARED = sa.Index(
    "ix_figures_compared",
    *(figures.c[name] for name in ("indicator_value", "period_value", "kind", "place_value")),
)
"""What a ranking asks for, and then for each unit at its end.

By the indicator alone, thousands of figures were gone through each time. A library made before
there was this index gets it from its next writer.
"""
