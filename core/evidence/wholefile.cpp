#include "evidence/wholefile.h"

#include <QSaveFile>

namespace todoku
{

std::optional<QString> writeWholeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    // Set after opening, since QSaveFile takes over what an older file allowed.
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const bool written = file.write(content) == content.size() && file.flush();
    if (!written || file.size() != content.size()) {
        const QString why = written ? QStringLiteral("no space left") : file.errorString();
        file.cancelWriting();
        return why;
    }
    if (!file.commit())
        return file.errorString();
    return std::nullopt;
}

} // namespace todoku
