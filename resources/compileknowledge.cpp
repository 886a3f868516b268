// Run by the build: reads the knowledge as people write it, and writes it as the programs read it.
#include "diagnosis/knowledge.h"
#include "resources.h"

#include <QSaveFile>

#include <cstdio>

int main(int argc, char **argv)
{
    todoku::openResources();
    const auto knowledge = todoku::Knowledge::read(QStringLiteral(":/knowledge"));
    if (!knowledge) {
        std::fprintf(stderr, "%s\n", qPrintable(knowledge.complaint().text(todoku::Language::English)));
        return 1;
    }
    QSaveFile file(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    if (file.open(QIODevice::WriteOnly) && file.write(knowledge->compiled()) > 0 && file.commit())
        return 0;
    std::fprintf(stderr, "%s: %s\n", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return 1;
}
