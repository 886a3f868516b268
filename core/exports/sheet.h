#pragma once

#include "evidence/words.h"
#include "exports/exportedaccount.h"

#include <QList>

namespace todoku
{

/// One value of a sheet, as a support writer puts it.
struct SheetRow {
    QString label;    ///< "サーバー名"
    QString value;    ///< "pop.example.jp"
    QString spelling; ///< what the ear or the eye confuses in it, spelt out; mostly empty
};

/// One server, or what belongs to no server.
struct SheetPart {
    QString heading;
    QList<SheetRow> rows;
    QString note; ///< whether the values were proved
};

/// What a person needs to set up the account by hand, in the order in which mail programs ask for it.
struct SettingsSheet {
    QString title;
    QList<SheetPart> parts;
    QStringList remarks;
};

SettingsSheet sheetOf(const ExportedAccount &account, Language language);

/// The signs in a value that are mistaken for others when heard or copied: hyphen and underline, 0 beside o,
/// 1 beside l, capitals. Empty where there are none.
QString spelling(const QString &value, Language language);

} // namespace todoku
