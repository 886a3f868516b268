#include "remembering.h"

#include "history/history.h"
#include "historywords.h"
#include "knowledgeof.h"
#include "terminal.h"

namespace todoku
{

using namespace Qt::StringLiterals;

QList<Option> Remembering::options()
{
    return {{u"remember"_s,
             {},
             {u"結果の要点をこのパソコンに残す (history で見られます)"_s,
              u"keep the outcome on this computer (see `history`)"_s}},
            {u"label"_s,
             u"TEXT"_s,
             {u"残すときの回線の呼び名 (例: 自宅、携帯)"_s, u"what to call the line there: home, phone"_s}}};
}

Remembering::Remembering(const Call &call) : m_call(call)
{
    if (call.has(u"label"_s) && !call.has(u"remember"_s))
        throw WrongCall(u"--label は --remember と一緒に使います。"_s, u"--label goes with --remember"_s);
    if (!call.has(u"remember"_s))
        return;
    if (const auto wrong = History(History::usualFolder()).objection())
        throw WrongCall(*wrong);
}

void Remembering::remember(const CarriedOut &done, const ResultSummary &summary)
{
    if (!m_call.has(u"remember"_s))
        return;
    const History history(History::usualFolder());
    const RememberedResult result = rememberedFrom(done.advice, done.evidence, summary,
                                                   m_call.value(u"label"_s), QDateTime::currentDateTimeUtc());
    if (const auto wrong = history.remember(result)) {
        toStandardError(u"todoku-cli: "_s + wrong->text(m_call.language()) + u'\n');
        return;
    }
    const History::Recalled recalled = history.recall();
    for (const Complaint &complaint : recalled.unreadable)
        toStandardError(u"todoku-cli: "_s + complaint.text(m_call.language()) + u'\n');
    m_json = {{u"id"_s, result.id}};
    const RememberedResult *worked = lastThatWorked(recalled.results, result);
    if (!worked || m_call.has(u"mask"_s))
        return;
    const Knowledge knowledge = knowledgeOf(m_call);
    m_json.insert(u"since_it_worked"_s, changesAsJson(*worked, result, knowledge, m_call.language()));
    if (!result.works())
        m_words = m_call
                      .in(u"\n前に送信できたとき (%1) から変わったこと\n"_s,
                          u"\nWhat changed since it last worked (%1)\n"_s)
                      .arg(headingOf(*worked, m_call.language())) +
                  changesAsText(*worked, result, knowledge, m_call.language());
}

QString Remembering::inWords() const
{
    return m_words;
}

} // namespace todoku
