"""What is read in reports of all languages, a line for each: it must be the same compiled and plain."""

from bench.articles import DESKS, articles
from communique.pipeline import read_text
from communique.samples import folder

EACH = 8  # of so many gold articles one is read


def main() -> None:
    """Read and print."""
    for file in sorted(folder().glob("*.txt")):
        print(file.name, read_text(file.read_text(encoding="utf-8")))
    for language in DESKS:
        for article in articles(language)[::EACH]:
            print(article.path.name, read_text(article.text, language=language))


if __name__ == "__main__":
    main()
