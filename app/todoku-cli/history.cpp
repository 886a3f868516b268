#include "history/history.h"
#include "commands.h"
#include "evidence/servertext.h"
#include "exitstatus.h"
#include "historywords.h"
#include "knowledgeof.h"
#include "resultcode/summarywords.h"
#include "terminal.h"

#include <QJsonArray>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// The results of the user's own folder. What cannot be read is said on standard error, and the rest goes on.
class Past
{
public:
    explicit Past(const Call &call)
        : m_call(call), m_history(History::usualFolder()), m_past(m_history.recall())
    {
        for (const Complaint &complaint : m_past.unreadable)
            toStandardError(u"todoku-cli: "_s + complaint.text(call.language()) + u'\n');
    }

    int list() const;
    int compare(const RememberedResult &one, const RememberedResult &other) const;
    int sinceItWorked() const;
    int forget(const QString &which) const;
    const RememberedResult &named(const QString &which) const;

private:
    const Call &m_call;
    const History m_history;
    const History::Recalled m_past;
};

/// A number of the list, the beginning of an id, or what the line is called: then the newest of it.
const RememberedResult &Past::named(const QString &which) const
{
    const QString tidy = which.normalized(QString::NormalizationForm_KC).trimmed();
    bool isNumber = false;
    const int number = tidy.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= m_past.results.size())
        return m_past.results[number - 1];
    for (const RememberedResult &result : m_past.results)
        if ((tidy.size() >= 8 && result.id.startsWith(tidy)) ||
            (!tidy.isEmpty() &&
             result.lineName().normalized(QString::NormalizationForm_KC).compare(tidy, Qt::CaseInsensitive) ==
                 0))
            return result;
    throw WrongCall(
        u"「%1」という記録はありません。todoku-cli history の番号か、回線の呼び名で選んでください。"_s.arg(
            shown(which, 60)),
        u"there is no result `%1`; choose by its number in `todoku-cli history`, or by what the line is called"_s
            .arg(shown(which, 60)));
}

int Past::list() const
{
    if (m_call.json()) {
        QJsonArray results;
        for (const RememberedResult &result : m_past.results)
            results += toJson(result);
        printJson({{u"schema"_s, 1}, {u"results"_s, results}});
        return Works;
    }
    if (m_past.results.isEmpty()) {
        toStandardOutput(m_call.in(u"まだ何も残していません。todoku-cli check --remember で残せます。\n"_s,
                                   u"nothing is remembered yet; todoku-cli check --remember does it\n"_s));
        return Works;
    }
    const Knowledge knowledge = knowledgeOf(m_call);
    QString text;
    int number = 0;
    for (const RememberedResult &result : m_past.results)
        text += u"%1  %2\n     %3\n     %4\n"_s.arg(++number, 3)
                    .arg(headingOf(result, m_call.language()),
                         titleOf(result.summary.first, knowledge).in(m_call.language()),
                         m_call.in(u"結果コード: %1"_s, u"result code: %1"_s).arg(result.code));
    toStandardOutput(text);
    return Works;
}

int Past::compare(const RememberedResult &one, const RememberedResult &other) const
{
    const bool inOrder = one.when <= other.when;
    const RememberedResult &earlier = inOrder ? one : other;
    const RememberedResult &later = inOrder ? other : one;
    const Knowledge knowledge = knowledgeOf(m_call);
    if (m_call.json()) {
        QJsonObject json = changesAsJson(earlier, later, knowledge, m_call.language());
        json.insert(u"schema"_s, 1);
        printJson(json);
        return Works;
    }
    toStandardOutput(m_call.in(u"前: %1\n今: %2\n"_s, u"Earlier: %1\nLater:   %2\n"_s)
                         .arg(headingOf(earlier, m_call.language()), headingOf(later, m_call.language())) +
                     changesAsText(earlier, later, knowledge, m_call.language()));
    return Works;
}

int Past::sinceItWorked() const
{
    if (m_past.results.isEmpty())
        throw WrongCall(u"まだ何も残していません。todoku-cli check --remember で残せます。"_s,
                        u"nothing is remembered yet; todoku-cli check --remember does it"_s);
    const RememberedResult &newest = m_past.results.first();
    const RememberedResult *worked = lastThatWorked(m_past.results, newest);
    if (!worked)
        throw WrongCall(u"このアカウントで送信できたときの記録がありません。"_s,
                        u"no result is remembered in which sending worked for this account"_s);
    return compare(*worked, newest);
}

int Past::forget(const QString &which) const
{
    const auto wrong =
        which.trimmed().toLower() == "all"_L1 ? m_history.forgetAll() : m_history.forget(named(which).id);
    if (wrong)
        throw WrongCall(*wrong);
    if (!m_call.quiet())
        toStandardError(m_call.in(u"消しました。\n"_s, u"forgotten\n"_s));
    return Works;
}

} // namespace

Usage historyUsage()
{
    return {
        u"history"_s,
        u"[B]"_s,
        {u"残した結果を見る、比べる、消す"_s, u"lists, compares and forgets what check --remember kept"_s},
        {{u"compare"_s,
          u"A"_s,
          {u"A と B を比べる (番号か回線の呼び名。例: --compare 自宅 携帯)"_s,
           u"compare A with B: numbers of the list or lines, as in --compare home phone"_s}},
         {u"changes"_s,
          {},
          {u"前に送信できたときから変わったこと"_s, u"what changed since it last worked"_s}},
         {u"forget"_s, u"A|all"_s, {u"A を消す。all はすべて"_s, u"remove A; `all` removes everything"_s}}}};
}

int history(const Call &call)
{
    const int wishes = int(call.has(u"compare"_s)) + int(call.has(u"changes"_s)) + int(call.has(u"forget"_s));
    if (wishes > 1)
        throw WrongCall(u"--compare、--changes、--forget は、どれか一つにしてください。"_s,
                        u"--compare, --changes and --forget: one at a time"_s);
    if (call.operands().size() != (call.has(u"compare"_s) ? 1 : 0))
        throw WrongCall(u"比べる二つを --compare A B の形で書いてください。"_s,
                        u"give the two results as in --compare A B"_s);
    const Past past(call);
    if (call.has(u"compare"_s)) {
        const RememberedResult &one = past.named(call.value(u"compare"_s));
        return past.compare(one, past.named(call.operands().first()));
    }
    if (call.has(u"changes"_s))
        return past.sinceItWorked();
    if (call.has(u"forget"_s))
        return past.forget(call.value(u"forget"_s));
    return past.list();
}

} // namespace todoku
