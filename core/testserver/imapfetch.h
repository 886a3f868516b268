#pragma once

#include "testserver/imapwords.h"
#include "testserver/mailfolder.h"

namespace todoku
{

/// One thing that FETCH is asked for (RFC 3501 section 6.4.5).
struct FetchItem {
    enum class What { Flags, Uid, InternalDate, Size, Envelope, Body, BodyStructure, Section };

    What what = What::Flags;
    QByteArray label;      ///< as the reply names it: "BODY[TEXT]<0>", "RFC822.HEADER"
    QList<int> path;       ///< part numbers of a section
    QByteArray kind;       ///< of a section: "", HEADER, HEADER.FIELDS, HEADER.FIELDS.NOT, TEXT, MIME
    QByteArrayList fields; ///< of HEADER.FIELDS, in upper case
    qsizetype from = -1;   ///< of a part of it; -1: all
    qsizetype count = 0;
    bool peek = true; ///< does not set \Seen
};

/// What the argument of FETCH asks for; nothing where it asks for what there is not.
std::optional<QList<FetchItem>> fetchItems(const ImapWord &wanted);

/// What stands between the parentheses of a FETCH reply.
QByteArray fetched(const StoredMail &mail, const QList<FetchItem> &items);

} // namespace todoku
