#include "resultcode/resultcode.h"

#include <QStringList>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

constexpr quint64 checkPrime = 97;
/// Version 0 is never used, so that twelve zeros are no code.
constexpr quint64 version = 1;

// How many values each fact has. Changing one makes a new version.
constexpr quint64 diagnoses = 200;
constexpr quint64 sureties = 4;
constexpr quint64 verdicts = 3;
constexpr quint64 doorStates = 5;
constexpr quint64 receivingStates = 4;
constexpr quint64 encryptionStates = 7;
/// What the codes of one version span: 1,680,000,000.
constexpr quint64 resultCodeSpan = diagnoses * sureties * verdicts * doorStates * doorStates * doorStates *
                                   receivingStates * encryptionStates * diagnoses;
static_assert(DiagnosisNumbers::last < int(diagnoses));
static_assert((version + 1) * resultCodeSpan * checkPrime <= 1'000'000'000'000);

/// Writes facts one behind the other.
class Packed
{
public:
    void put(quint64 value, quint64 values) { m_number = m_number * values + value; }
    quint64 number() const { return m_number; }

private:
    quint64 m_number = version;
};

/// Takes them back, the last first.
class Unpacked
{
public:
    explicit Unpacked(quint64 number) : m_number(number) {}
    quint64 take(quint64 values)
    {
        const quint64 value = m_number % values;
        m_number /= values;
        return value;
    }
    template <class Enumeration>
    Enumeration take(quint64 values)
    {
        return static_cast<Enumeration>(take(values));
    }

private:
    quint64 m_number;
};

bool isStroke(QChar c)
{
    static const QString strokes = u"-‐‑‒–—―−－ーｰ・･.．,，、_/／"_s;
    return c.isSpace() || strokes.contains(c);
}

/// The digits alone, ASCII; nothing where something else stands between them.
std::optional<QString> digitsIn(const QString &typed)
{
    QString digits;
    for (const QChar c : typed) {
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
        else if (!isStroke(c) && c.category() != QChar::Other_Format)
            return std::nullopt;
    }
    return digits;
}

QString inGroups(const QString &digits)
{
    QStringList groups;
    for (qsizetype at = 0; at < digits.size(); at += 4)
        groups += digits.mid(at, 4);
    return groups.join(u' ');
}

Complaint wrong(const QString &ja, const QString &en)
{
    return {{}, 0, {ja, en}};
}

} // namespace

QString encode(const ResultSummary &summary)
{
    Packed packed;
    packed.put(quint64(summary.first.number), diagnoses);
    packed.put(quint64(summary.surety), sureties);
    packed.put(quint64(summary.verdict), verdicts);
    for (const PortState door : summary.doors)
        packed.put(quint64(door), doorStates);
    packed.put(quint64(summary.receiving), receivingStates);
    packed.put(quint64(summary.encryption), encryptionStates);
    packed.put(quint64(summary.second.number), diagnoses);
    return inGroups(QString::number(packed.number() * checkPrime).rightJustified(resultCodeDigits, u'0'));
}

Result<ResultSummary> decode(const QString &typed, const DiagnosisNumbers &numbers)
{
    const auto digits = digitsIn(typed);
    if (!digits)
        return wrong(
            u"結果コードは数字だけでできています。数字のほかの文字を除いて、入力し直してください。"_s,
            u"a result code is made of digits alone; leave out the other characters"_s);
    if (digits->size() != resultCodeDigits)
        return wrong(
            u"結果コードは %1 桁ですが、%2 桁あります。4 桁ずつ、もう一度うかがってください。"_s
                .arg(resultCodeDigits)
                .arg(digits->size()),
            u"a result code has %1 digits, and these are %2; ask for it once more in groups of four"_s
                .arg(resultCodeDigits)
                .arg(digits->size()));
    const quint64 code = digits->toULongLong();
    if (code % checkPrime != 0 || code == 0)
        return wrong(u"数字のどれかが聞き違いか書き違いです。4 桁ずつ、もう一度うかがってください。"_s,
                     u"a digit was misheard or mistyped; ask for it once more in groups of four"_s);
    const quint64 number = code / checkPrime;
    if (number / resultCodeSpan != version)
        return wrong(u"この結果コードは、別の版の Todoku が作ったものです。新しい版の Todoku で読めます。"_s,
                     u"this code was made by another version of Todoku; a newer Todoku can read it"_s);
    Unpacked packed(number % resultCodeSpan);
    ResultSummary summary;
    summary.second = numbers.at(int(packed.take(diagnoses)));
    summary.encryption = packed.take<EncryptionState>(encryptionStates);
    summary.receiving = packed.take<ReceivingState>(receivingStates);
    for (std::size_t i = summary.doors.size(); i-- > 0;)
        summary.doors[i] = packed.take<PortState>(doorStates);
    summary.verdict = packed.take<Verdict>(verdicts);
    summary.surety = packed.take<Surety>(sureties);
    summary.first = numbers.at(int(packed.take(diagnoses)));
    return summary;
}

QString grouped(const QString &typed)
{
    const auto digits = digitsIn(typed);
    return digits ? inGroups(*digits) : typed;
}

bool looksLikeResultCode(const QString &typed)
{
    const auto digits = digitsIn(typed);
    return digits && digits->size() >= resultCodeDigits - 2 && digits->size() <= resultCodeDigits + 2;
}

} // namespace todoku
