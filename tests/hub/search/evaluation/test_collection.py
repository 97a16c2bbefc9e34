"""What is wrong with a collection is said, with the place where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.search.evaluation.collection import CollectionError, read_judged, read_texts

TEXT = '{"id": "a", "lang": "fr", "title": "Le permis F", "text": "Un texte."}'
QUESTION = '{"id": "q", "lang": "de", "query": "Ausweis F", "relevant": ["a"]}'


def file(folder: Path, *lines: str) -> Path:
    path = folder / "given.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"id": "b", "lang": "fr"', "line 2: this is no JSON"),
        ("[1, 2]", "line 2: a line must hold one JSON object"),
        ('{"lang": "fr", "title": "", "text": ""}', "line 2: “id”"),
        ('{"id": "b", "lang": "klingonisch", "title": "", "text": ""}', "line 2: “lang”"),
        ('{"id": "b", "title": "", "text": ""}', "line 2: “lang”"),
        ('{"id": "b", "lang": "fr", "title": null, "text": ""}', "line 2: “title”"),
        (TEXT, "line 2: the id 'a' is given twice"),
    ],
)
def test_a_bad_document_is_named(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(CollectionError, match=says):
        read_texts(file(tmp_path, TEXT, line))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            '{"id": "r", "lang": "de", "query": "x", "relevant": ["a", "z"]}',
            "line 2: .*no document .*'z'",
        ),
        ('{"id": "r", "lang": "de", "query": "x", "relevant": []}', "line 2: “relevant”"),
        ('{"id": "r", "lang": "de", "query": "x", "relevant": "a"}', "line 2: “relevant”"),
        ('{"id": "r", "lang": "de", "query": " ", "relevant": ["a"]}', "line 2: “query” is empty"),
        ('{"id": "r", "lang": "D", "query": "x", "relevant": ["a"]}', "line 2: “lang”"),
        (QUESTION, "line 2: the id 'q' is given twice"),
    ],
)
def test_a_bad_question_is_named(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(CollectionError, match=says):
        read_judged(file(tmp_path, QUESTION, line), {"a"})


def test_a_missing_file_an_empty_one_and_another_encoding_are_named(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=r"none\.jsonl: cannot be read"):
        read_texts(tmp_path / "none.jsonl")
    with pytest.raises(CollectionError, match="no documents"):
        read_texts(file(tmp_path, "", " "))
    (tmp_path / "latin.jsonl").write_bytes(TEXT.replace("Le", "Lé").encode("latin-1"))
    with pytest.raises(CollectionError, match="UTF-8"):
        read_texts(tmp_path / "latin.jsonl")


def test_numbers_are_ids_too_and_other_languages_are_taken(tmp_path: Path) -> None:
    (text,) = read_texts(file(tmp_path, TEXT.replace('"a"', "7").replace('"fr"', '"rm"'), ""))
    assert (text.id, text.language) == ("7", "rm")
    (judged,) = read_judged(file(tmp_path, QUESTION.replace('"a"', "7")), {"7"})
    assert judged.relevant == {"7"}
