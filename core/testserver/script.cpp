#include "testserver/script.h"

namespace todoku
{

Result<Script> Script::read(const QString &text, const QString &file, int firstLine)
{
    Script script;
    int number = firstLine - 1;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        const QString bare = line.trimmed();
        if (bare.isEmpty() || bare.startsWith(u'#'))
            continue;
        // What is said may end in spaces ("S: 334 "), so that only a line's "\r" is taken off.
        const QByteArray said = (line.endsWith(u'\r') ? line.chopped(1) : line).mid(3).toUtf8();
        if (line.startsWith(u"S: ") || bare == u"S:") {
            script.lines.append({Line::Kind::Say, said, number});
        } else if (line.startsWith(u"C: ") || bare == u"C:") {
            script.lines.append({Line::Kind::Hear, said, number});
        } else if (bare == u"== TLS ==") {
            script.lines.append({Line::Kind::Tls, {}, number});
        } else if (bare == u"== closed ==") {
            script.lines.append({Line::Kind::Close, {}, number});
        } else if (bare == u"== silence ==" || bare == u"== timeout ==") {
            script.lines.append({Line::Kind::Silence, {}, number});
        } else {
            return Complaint{
                file,
                number,
                {QStringLiteral(
                     "「%1」は会話の行ではありません。「S: 」「C: 」または「== TLS ==」「== closed ==」"
                     "「== silence ==」で始めてください。")
                     .arg(bare.left(60)),
                 QStringLiteral("\"%1\" is no line of a dialogue; begin it with \"S: \" or \"C: \", or write "
                                "== TLS ==, == closed == or == silence ==.")
                     .arg(bare.left(60))}};
        }
    }
    return script;
}

} // namespace todoku
