#include "commands.h"
#include "evidence/servertext.h"
#include "exitstatus.h"
#include "explanation/explanationjson.h"
#include "explanation/explanationtext.h"
#include "explanation/mailbox.h"
#include "explanation/sidebyside.h"
#include "explanation/tally.h"
#include "knowledgeof.h"
#include "ours.h"
#include "resultcode/resultcode.h"
#include "terminal.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QThread>

#include <atomic>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// So many letters, or bytes of them, go to a thread at a time: handing over one by one would cost more than
/// reading.
constexpr std::size_t lettersAtATime = 64;
constexpr std::size_t bytesAtATime = 512 * 1024;

using Batch = std::vector<Exhibit>;

/// What became of a batch.
struct Told {
    QByteArray text;
    Tally tally;
    QList<Reject> rejects;
    qint64 letters = 0;
    qint64 bytes = 0;
};

/// What the caller wants to see.
enum class Form { Text, Json, Table, TableJson, Csv };

Form formOf(const Call &call)
{
    if (call.has(u"csv"_s))
        return Form::Csv;
    if (call.has(u"summary"_s))
        return call.json() ? Form::TableJson : Form::Table;
    return call.json() ? Form::Json : Form::Text;
}

void write(Told &told, const Explanation &explanation, Form form, Language language)
{
    told.tally.add(explanation);
    if (form == Form::Json)
        told.text += toJsonLine(explanation, language) + '\n';
    else if (form == Form::Text)
        told.text += (explanationAsText(explanation, language) + u'\n').toUtf8();
}

/// A letter that our own program cannot digest is named, and the others go on.
Told tellBatch(const Batch &batch, const Knowledge &knowledge, Form form, Language language)
{
    Told told;
    for (const Exhibit &exhibit : batch) {
        ++told.letters;
        told.bytes += qint64(exhibit.bytes.size());
        try {
            for (const Explanation &explanation : explain(exhibit, knowledge))
                write(told, explanation, form, language);
        } catch (const std::exception &fault) {
            const QString why = QString::fromUtf8(fault.what());
            told.rejects +=
                {exhibit.source,
                 {u"読み取れませんでした (%1)"_s.arg(why), u"could not be digested (%1)"_s.arg(why)}};
        }
    }
    return told;
}

QString tableOf(const Tally &tally, Language language)
{
    QString text = Words{u"理由                ドメイン                        日付            件数\n"_s,
                         u"reason              domain                          day            count\n"_s}
                       .in(language);
    for (const Tally::Row &row : tally.rows())
        text += row.reason.leftJustified(20) + row.domain.leftJustified(32) + row.day.leftJustified(12) +
                QString::number(row.count).rightJustified(8) + u'\n';
    return text;
}

QByteArray tableAsJson(const Tally &tally)
{
    QByteArray lines;
    for (const Tally::Row &row : tally.rows())
        lines += QJsonDocument(QJsonObject{{u"schema"_s, 1},
                                           {u"reason"_s, row.reason},
                                           {u"domain"_s, row.domain},
                                           {u"day"_s, row.day},
                                           {u"count"_s, row.count}})
                     .toJson(QJsonDocument::Compact) +
                 '\n';
    return lines;
}

/// What was asked for on the command line is a file, or else words to explain: "explain 0x800CCC79".
bool isWords(const QString &operand)
{
    static const QRegularExpression words(u"^(0x[0-9a-f]{8}|[2-5]\\d\\d)$|\\s|[^\\x20-\\x7e]"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return !QFileInfo::exists(operand) && words.match(operand).hasMatch() && !operand.contains(u'/');
}

/// One run over everything that was named.
class Reading
{
public:
    explicit Reading(const Call &call)
        : m_call(call), m_form(formOf(call)), m_language(call.language()), m_knowledge(knowledgeOf(call))
    {
        for (const QString &operand : call.operands())
            if (!isWords(operand) && operand != "-"_L1)
                m_expected += bytesOf({operand});
    }

    int run();

private:
    void give(const std::function<bool(Batch)> &push);
    bool take(const Told &told);
    void showProgress();
    void sayTotals() const;
    void refuse(const Reject &reject);

    const Call &m_call;
    const Form m_form;
    const Language m_language;
    const Knowledge m_knowledge;
    bool m_unreadable = false; ///< something that was named could not be opened
    qint64 m_expected = 0;
    qint64 m_letters = 0;
    qint64 m_bytes = 0;
    std::atomic<qint64> m_rejects = 0;
    Tally m_tally;
    QElapsedTimer m_clock;
    qint64 m_shownAt = 0;
};

void Reading::refuse(const Reject &reject)
{
    ++m_rejects;
    toStandardError(u"todoku-cli: %1: %2\n"_s.arg(shown(reject.source, 200), reject.why.in(m_language)));
}

void Reading::give(const std::function<bool(Batch)> &push)
{
    Batch batch;
    std::size_t bytes = 0;
    const auto hand = [&] {
        bytes = 0;
        return batch.empty() || push(std::exchange(batch, {}));
    };
    const bool lines = m_call.has(u"lines"_s);
    Mailbox mailbox(
        [&](Exhibit exhibit) {
            if (lines || isListOfReplies(exhibit))
                return hand() && push(lineByLine(exhibit));
            bytes += exhibit.bytes.size();
            batch.push_back(std::move(exhibit));
            return (batch.size() < lettersAtATime && bytes < bytesAtATime) || hand();
        },
        [this](const Reject &reject) {
            m_unreadable = true;
            refuse(reject);
        });
    QStringList operands = m_call.operands();
    if (operands.isEmpty())
        operands = {u"-"_s};
    for (const QString &operand : operands) {
        if (operand == "-"_L1) {
            if (inputIsTerminal() && !m_call.quiet())
                toStandardError(
                    Words{u"エラーの文や戻ってきたメールを貼り付け、最後に Ctrl-D を押してください。\n"_s,
                          u"Paste the error text or the returned mail, then press Ctrl-D.\n"_s}
                        .in(m_language));
            if (!mailbox.readOpen(0, u"-"_s))
                return;
        } else if (isWords(operand)) {
            batch.push_back({u"-"_s, operand.toStdString()});
        } else if (!mailbox.read(operand)) {
            return;
        }
    }
    hand();
}

bool Reading::take(const Told &told)
{
    m_letters += told.letters;
    m_bytes += told.bytes;
    m_tally.add(told.tally);
    for (const Reject &reject : told.rejects)
        refuse(reject);
    if (!writeToStandardOutput(told.text))
        return false;
    showProgress();
    return true;
}

void Reading::showProgress()
{
    const qint64 now = m_clock.elapsed();
    if (m_call.quiet() || now - m_shownAt < 1000 || !errorIsTerminal())
        return;
    m_shownAt = now;
    const QString share =
        m_expected > 0 ? u" (%1 %)"_s.arg(std::min<qint64>(99, m_bytes * 100 / m_expected)) : QString();
    toStandardError(
        Words{u"\r%1 通を読みました%2"_s, u"\r%1 letters read%2"_s}.in(m_language).arg(m_letters).arg(share));
}

void Reading::sayTotals() const
{
    if (m_shownAt > 0)
        toStandardError(u"\n"_s);
    QString text = Words{u"%1 通: 結果 %2 件、読めなかったもの %3、%4 秒\n"_s,
                         u"%1 letters: %2 results, %3 that could not be read, %4 s\n"_s}
                       .in(m_language)
                       .arg(m_letters)
                       .arg(m_tally.explained())
                       .arg(m_rejects.load())
                       .arg(double(m_clock.elapsed()) / 1000.0, 0, 'f', 2);
    for (const auto &[reason, count] : m_tally.perReason())
        text += u"  %1%2\n"_s.arg(reason.leftJustified(20)).arg(count, 8);
    toStandardError(text);
}

int Reading::run()
{
    m_clock.start();
    const auto giver = [this](const std::function<bool(Batch)> &push) { give(push); };
    const auto work = [this](const Batch &batch) {
        return tellBatch(batch, m_knowledge, m_form, m_language);
    };
    // Those that we may run on: the standard library counts those that there are.
    const int threads = std::max(1, QThread::idealThreadCount());
    if (threads == 1)
        giver([&](const Batch &batch) { return take(work(batch)); });
    else
        sideBySide<Batch, Told>(threads, giver, work, [this](const Told &told) { return take(told); });
    if (m_form == Form::Csv)
        writeToStandardOutput(toCsv(m_tally.rows(), m_language));
    else if (m_form == Form::TableJson)
        writeToStandardOutput(tableAsJson(m_tally));
    else if (m_form == Form::Table)
        toStandardOutput(tableOf(m_tally, m_language));
    if (m_call.verbose() || m_form == Form::Table)
        sayTotals();
    return m_letters == 0 || m_unreadable ? CalledWrongly : Works;
}

/// Twelve digits that add up are nothing else: no error number, no file.
void refuseResultCode(const QString &given)
{
    if (!looksLikeResultCode(given) || QFileInfo::exists(given))
        return;
    const QString file = u":/knowledge/numbers.yaml"_s;
    if (decode(given, ours(DiagnosisNumbers::read(bundled(file), file))))
        throw WrongCall(
            u"これは結果コードです。todoku-cli ask --code \"%1\" で読めます。"_s.arg(grouped(given)),
            u"this is a result code; todoku-cli ask --code \"%1\" reads it"_s.arg(grouped(given)));
}

} // namespace

Usage explainUsage()
{
    return {u"explain"_s,
            u"[FILE...]"_s,
            {u"エラーの文、エラー番号、戻ってきたメールの意味を説明する"_s,
             u"explain error lines, error numbers and returned mail"_s},
            {{u"lines"_s, {}, {u"1 行を 1 つの文として読む"_s, u"take each line as a text of its own"_s}},
             {u"summary"_s,
              {},
              {u"理由・ドメイン・日付ごとの件数を出す"_s, u"count per reason, domain and day instead"_s}},
             {u"csv"_s, {}, {u"件数を CSV で出す"_s, u"the counts as CSV"_s}}}};
}

int explain(const Call &call)
{
    refuseResultCode(call.operands().join(u' '));
    return Reading(call).run();
}

} // namespace todoku
