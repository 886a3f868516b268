#include "resultcode/diagnosisnumbers.h"

#include "diagnosis/yamlfile.h"

#include <QFile>

namespace todoku
{

using namespace Qt::StringLiterals;

Result<DiagnosisNumbers> DiagnosisNumbers::read(const QString &text, const QString &file)
{
    const YamlFile yaml(file, 0);
    DiagnosisNumbers numbers;
    try {
        const YAML::Node top = yaml.parse(text);
        if (!top.IsMap())
            yaml.refuse(top,
                        {u"「番号: 診断」の形で書いてください。"_s, u"write this as `number: diagnosis`"_s});
        for (const auto &entry : top) {
            bool isNumber = false;
            const int number = yaml.word(entry.first).toInt(&isNumber);
            if (!isNumber || number < first || number > last)
                yaml.refuse(entry.first, {u"番号は %1 から %2 までの数です。"_s.arg(first).arg(last),
                                          u"a number from %1 to %2 is wanted"_s.arg(first).arg(last)});
            const QString id = yaml.word(entry.second);
            if (numbers.m_ids.contains(number))
                yaml.refuse(entry.first, {u"番号 %1 は、もう使われています。"_s.arg(number),
                                          u"the number %1 is taken already"_s.arg(number)});
            if (numbers.of(id).number >= first)
                yaml.refuse(entry.second, {u"「%1」には、もう番号があります。"_s.arg(id),
                                           u"`%1` has a number already"_s.arg(id)});
            numbers.m_ids.insert(number, id);
        }
    } catch (const Wrong &wrong) {
        return wrong.complaint;
    }
    return numbers;
}

Result<DiagnosisNumbers> DiagnosisNumbers::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Complaint{path, 0, {u"開けません。"_s, u"cannot be opened"_s}};
    return read(QString::fromUtf8(file.readAll()), path);
}

NumberedDiagnosis DiagnosisNumbers::of(const QString &id) const
{
    if (id.isEmpty())
        return {none, {}};
    return {m_ids.key(id, ofAPack), id};
}

} // namespace todoku
