#include "privatefile.h"

#include "evidence/servertext.h"
#include "evidence/wholefile.h"
#include "wrongcall.h"

#include <QFileInfo>

namespace todoku
{

using namespace Qt::StringLiterals;

void refuseToWrite(const QString &file, const QString &why)
{
    throw WrongCall(u"%1 に書けません (%2)。"_s.arg(shown(file, 200), why),
                    u"%1 cannot be written (%2)"_s.arg(shown(file, 200), why));
}

void demandWritable(const QString &file)
{
    const QFileInfo target(file);
    const QFileInfo folder(target.absolutePath());
    if (!folder.isDir())
        throw WrongCall(u"%1 を置くフォルダーがありません。"_s.arg(shown(file, 200)),
                        u"there is no folder to put %1 in"_s.arg(shown(file, 200)));
    if (target.isDir() || !folder.isWritable() || (target.exists() && !target.isWritable()))
        throw WrongCall(u"%1 に書けません。別の場所を指定してください。"_s.arg(shown(file, 200)),
                        u"%1 cannot be written; name another place"_s.arg(shown(file, 200)));
}

void savePrivately(const QString &path, const QByteArray &content)
{
    // Whom somebody writes to, and how, is nobody else's business.
    if (const auto why = writeWholeFile(path, content))
        refuseToWrite(path, *why);
}

} // namespace todoku
