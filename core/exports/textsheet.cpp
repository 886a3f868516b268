#include "exports/formats.h"
#include "exports/sheet.h"

namespace todoku
{

using namespace Qt::StringLiterals;

Result<QByteArray> asTextSheet(const ExportedAccount &account, Language language)
{
    const SettingsSheet sheet = sheetOf(account, language);
    QString text = sheet.title + u'\n';
    for (const SheetPart &part : sheet.parts) {
        text += language == Language::Japanese ? u"\n■ "_s : u"\n* "_s;
        text += part.heading + u'\n';
        for (const SheetRow &row : part.rows) {
            text += u"  "_s + row.label + u"\n      "_s + row.value + u'\n';
            if (!row.spelling.isEmpty())
                text += language == Language::Japanese ? u"      （"_s + row.spelling + u"）\n"_s
                                                       : u"      ("_s + row.spelling + u")\n"_s;
        }
        if (!part.note.isEmpty())
            text += u"  "_s + part.note + u'\n';
    }
    return (text + u'\n' + sheet.remarks.join(u'\n') + u'\n').toUtf8();
}

} // namespace todoku
