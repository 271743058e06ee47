"""Where the parts are put together: settings in, a store and an assistant out."""

from __future__ import annotations

from pathlib import Path

from assistant.service import Assistant
from assistant.settings import Settings, SettingsError
from assistant.synthesis.model.server import LanguageModel, ModelAddress, ModelAddressError
from index_store.embedding import Embedder, bundled, by_name
from index_store.language.terms.indicators import (
    IndicatorFileError,
    load_indicators,
    use_indicators,
)
from index_store.named_models import Reranker, load_reranker
from index_store.store import Store


def embedder_of(settings: Settings) -> Embedder:
    """Return the embedding that the settings name, loaded."""
    return bundled() if settings.embedding == "bundled" else by_name(settings.embedding)


def open_store(settings: Settings, *, create: bool = False) -> Store:
    """Return the store in the data directory.

    From then on documents and questions are read with the user's indicators too. Raises
    `IndexMissingError` where there is no store and it is not to be created, `SettingsError`
    where the file of indicators cannot be used.
    """
    _use_own_indicators(settings)
    return Store.open(settings.data_dir, embedder_of(settings), create=create)


def assistant_of(settings: Settings, store: Store) -> Assistant:
    """Return the assistant over a store."""
    return Assistant(
        store,
        embedder_of(settings),
        home_place=settings.home_place,
        as_of=settings.as_of,
        model=model_of(settings),
        reranker=reranker_of(settings),
    )


def reranker_of(settings: Settings) -> Reranker | None:
    """Return the cross-encoder that the settings name, loaded; None where they name none."""
    return load_reranker(settings.reranker) if settings.reranker else None


def model_of(settings: Settings) -> LanguageModel | None:
    """Return the language model that the settings name, None where they name none.

    Raises `SettingsError` where its address, name or key cannot be used; the key is not told.
    """
    if not settings.llm_url:
        return None
    try:
        address = ModelAddress(
            settings.llm_url, settings.llm_model, settings.llm_key, float(settings.llm_timeout)
        )
    except ModelAddressError as error:
        raise SettingsError(f"CCHC_LLM_URL, CCHC_LLM_MODEL, CCHC_LLM_KEY: {error}") from None
    return LanguageModel(address)


def _use_own_indicators(settings: Settings) -> None:
    if not settings.indicators_file:
        use_indicators(())
        return
    try:
        use_indicators(load_indicators(Path(settings.indicators_file)))
    except IndicatorFileError as error:
        raise SettingsError(f"indicators_file: {error}") from error
