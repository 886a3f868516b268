#pragma once

#include "letters/draft.h"

#include <QByteArray>
#include <QList>

#include <string>

namespace todoku
{

/// A message put together for a test. As it is, nobody refuses it.
struct Mail {
    QByteArray to = "taro@example.jp";
    QByteArray subject = "=?UTF-8?B?5omT44Gh5ZCI44KP44Gb?="; // 打ち合わせ
    QByteArray bodyType = "text/plain; charset=UTF-8";
    QByteArray body = "よろしくお願いします。\r\n";
    QByteArray moreFields;

    struct File {
        QByteArray name; ///< as it stands in the header; empty: none
        QByteArray bytes;
        QByteArray type = "application/octet-stream";
    };
    QList<File> files;

    QByteArray bytes() const;
};

/// A ZIP archive (APPNOTE.TXT) whose files are empty; `flags` of all of them.
QByteArray zipOf(const QList<QByteArray> &names, int flags = 0);
/// Bytes of a size, the same ones each time, that begin like this.
QByteArray filled(const QByteArray &beginning, int size);

/// The bundled policy, and what a recipient with it finds.
RecipientPolicy usualPolicy();
QList<DraftFinding> foundIn(const QByteArray &mail, const RecipientPolicy &policy = usualPolicy());
/// "attachment-executable/by-name refused-by-most", one on each line: what a test reads at a glance.
std::string idsIn(const QByteArray &mail);
std::string idsIn(const Mail &mail);

} // namespace todoku
