#include "masking/hiddenkinds.h"

#include "evidence/servertext.h"

#include <QRegularExpression>

namespace todoku
{

using namespace Qt::StringLiterals;

QStringList HiddenKinds::words() const
{
    QStringList words;
    if (names)
        words += u"name"_s;
    if (addresses)
        words += u"address"_s;
    if (hosts)
        words += u"host"_s;
    return words;
}

Result<HiddenKinds> HiddenKinds::fromWords(const QString &list)
{
    static const QRegularExpression between(u"[\\s,、]+"_s);
    HiddenKinds kinds;
    for (const QString &word : list.toLower().split(between, Qt::SkipEmptyParts)) {
        if (word == "all"_L1)
            kinds = {true, true, true};
        else if (word == "name"_L1)
            kinds.names = true;
        else if (word == "address"_L1)
            kinds.addresses = true;
        else if (word == "host"_L1)
            kinds.hosts = true;
        else
            return Complaint{
                {},
                0,
                {u"「%1」は隠せるものの名前ではありません。name、address、host、all から選んでください。"_s
                     .arg(shown(word, 40)),
                 u"`%1` is nothing that can be masked; choose among name, address, host and all"_s.arg(
                     shown(word, 40))}};
    }
    if (!kinds.any())
        return Complaint{{},
                         0,
                         {u"隠すものを name、address、host、all から選んでください。"_s,
                          u"say what to mask: name, address, host or all"_s}};
    return kinds;
}

} // namespace todoku
