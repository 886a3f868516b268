#include "interview/callsheet.h"

#include "accounts/guidance.h"
#include "accounts/recommendation.h"
#include "evidence/servertext.h"
#include "resultcode/resultcode.h"
#include "resultcode/summarywords.h"

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// Less likely ones only lengthen the list.
constexpr double worthTelling = 0.02;
constexpr qsizetype mostTold = 6;
constexpr qsizetype mostInTicket = 3;
/// What fits into a text message beside a greeting.
constexpr qsizetype stepsInFollowUp = 3;
/// Where certainty begins that only quoted words can give.
constexpr double belowAlmostCertain = 0.89;

QString numbered(const QList<ToldStep> &steps)
{
    QString text;
    int number = 0;
    for (const ToldStep &step : steps)
        text += u"%1. %2\n"_s.arg(++number).arg(step.text);
    return text;
}

class Teller
{
public:
    Teller(const Interview &interview, const QList<Turn> &turns, const Background &background,
           const Languages &languages)
        : m_interview(interview), m_turns(turns), m_background(background), m_languages(languages),
          m_standing(interview.after(turns, background))
    {
    }

    CallSheet tell();

private:
    QString ours(const QString &ja, const QString &en) const
    {
        return Words{ja, en}.in(m_languages.operators);
    }
    QString theirs(const QString &ja, const QString &en) const
    {
        return Words{ja, en}.in(m_languages.callers);
    }
    const Cause &first() const { return *m_standing.candidates.first().cause; }

    ToldDiagnosis told(const Candidate &candidate, Language language) const;
    ToldQuestion told(const Question &question) const;
    QList<Candidate> worthNaming(qsizetype most) const;
    QString titles(const QList<Candidate> &candidates, Language language) const;
    QString openBetween(Language language) const;
    QString undecided() const;
    QList<ToldStep> adviceIn(Language language) const;
    std::optional<ServerSettings> published() const;
    QString publishedInWords(Language language) const;
    QList<ToldStep> clientSteps(Language language) const;
    QString readAloud(const QList<ToldStep> &steps) const;
    QString ticket() const;
    QString heard() const;
    QList<ToldFact> factsOfCode() const;
    QString followUp(const QList<ToldStep> &steps) const;

    const Interview &m_interview;
    const QList<Turn> &m_turns;
    const Background &m_background;
    const Languages m_languages;
    const Standing m_standing;
};

/// Answers are somebody's memory over the phone: "almost certain" is kept for the words of the error itself.
ToldDiagnosis Teller::told(const Candidate &candidate, Language language) const
{
    const bool isFirst = candidate.cause == m_standing.candidates.first().cause;
    const double confidence = isFirst && m_standing.sure
                                  ? candidate.probability
                                  : std::min(candidate.probability, belowAlmostCertain);
    return adviseOn({candidate.cause, confidence, {}, {}, candidate.cause->reason}, {}, language);
}

ToldQuestion Teller::told(const Question &question) const
{
    ToldQuestion told{question.id,
                      question.ask.in(m_languages.callers),
                      question.why.in(m_languages.operators),
                      question.find.in(m_languages.callers),
                      {}};
    for (const SpokenAnswer &choice : question.choices)
        told.answers += {choice.id, choice.text.in(m_languages.operators)};
    told.answers += {doesNotKnow, doesNotKnowInWords().in(m_languages.operators)};
    return told;
}

QList<Candidate> Teller::worthNaming(qsizetype most) const
{
    QList<Candidate> some;
    for (const Candidate &one : m_standing.candidates.mid(0, most))
        if (some.isEmpty() || one.probability >= worthTelling)
            some += one;
    return some;
}

QString Teller::titles(const QList<Candidate> &candidates, Language language) const
{
    QStringList titles;
    for (const Candidate &one : candidates)
        titles += Words{u"「%1」"_s, u"“%1”"_s}.in(language).arg(one.cause->title.in(language));
    return titles.join(Words{QString(), u", "_s}.in(language));
}

/// What is not told apart. The cause files know best what would.
QString Teller::openBetween(Language language) const
{
    const QList<Candidate> &between = m_standing.undecided;
    if (between.isEmpty())
        return Words{u"うかがったことだけでは、まだ原因を絞れていません。"_s,
                     u"What was told so far does not point at a cause yet."_s}
            .in(language);
    if (between.size() == 1)
        return Words{u"%1の可能性がありますが、まだ確かではありません。"_s,
                     u"It may be this, but that is not certain yet: %1."_s}
            .in(language)
            .arg(titles(between, language));
    const QString open = Words{u"まだ一つに決められません。考えられるのは、%1です。"_s,
                               u"It cannot be settled yet. It could be: %1."_s}
                             .in(language)
                             .arg(titles(between, language));
    Words apart = between[0].cause->toldApart.value(between[1].cause->id);
    if (!apart.complete())
        apart = between[1].cause->toldApart.value(between[0].cause->id);
    return apart.complete() ? open + Words{QString(), u" "_s}.in(language) + apart.in(language) : open;
}

/// For the operator: what is open, and what would decide it.
QString Teller::undecided() const
{
    if (m_standing.decided)
        return {};
    const Questionnaire &questionnaire = m_interview.questionnaire();
    const Words &would =
        m_standing.errorHeard ? questionnaire.checkWouldDecide : questionnaire.errorWouldDecide;
    return openBetween(m_languages.operators) + ours({}, u" "_s) + would.in(m_languages.operators);
}

/// What the provider publishes for sending, where that is what to set. Receiving is left alone: it works, or
/// is another trouble.
std::optional<ServerSettings> Teller::published() const
{
    const Questionnaire &questionnaire = m_interview.questionnaire();
    if (!m_standing.decided || !m_background.provider || !questionnaire.inTheSettings.contains(first().id) ||
        questionnaire.receiveFirst.contains(first().id))
        return std::nullopt;
    const auto outgoing = recommended({}, serversFor(*m_background.provider, {}), {}).outgoing;
    // Port 25 is what most of these causes are about.
    return outgoing && outgoing->port != 25 ? outgoing : std::nullopt;
}

/// "smtp.example.jp, port 465, SSL/TLS", with where that comes from.
QString Teller::publishedInWords(Language language) const
{
    const auto server = published();
    if (!server)
        return {};
    return Words{
        u"送信サーバー: %1、ポート: %2、暗号化: %3 (%4 の案内による値で、お使いの回線で確かめたものではありません)\n"_s,
        u"Outgoing server: %1, port: %2, encryption: %3 (published by %4, not tried on your line)\n"_s}
        .in(language)
        .arg(server->host)
        .arg(server->port)
        .arg(said(server->security, language), m_background.provider->name.in(language));
}

/// The mail program's own steps: those that set what the provider publishes, or the one that receives first.
QList<ToldStep> Teller::clientSteps(Language language) const
{
    if (!m_background.client)
        return {};
    const Client &client = *m_background.client;
    const bool receiveFirst = m_interview.questionnaire().receiveFirst.contains(first().id);
    Settings settings;
    settings.outgoing = published();
    if (!receiveFirst && !settings.outgoing) // steps with holes instead of values help nobody
        return {};
    if (const QString why = obstacle(client, settings, language); !receiveFirst && !why.isEmpty())
        return {};
    QList<ToldStep> steps;
    for (const ToldStep &step : guidance(client, settings, receiveFirst, language))
        if (!receiveFirst || step.id == "receive-first"_L1)
            steps += {client.id + u':' + step.id, step.text, {}};
    return steps;
}

QList<ToldStep> Teller::adviceIn(Language language) const
{
    if (!m_standing.decided)
        return {};
    QList<ToldStep> steps = clientSteps(language);
    if (steps.isEmpty() || m_interview.questionnaire().receiveFirst.contains(first().id))
        steps = told(m_standing.candidates.first(), language).steps + steps;
    if (m_background.client && m_background.client->tooOld &&
        m_interview.questionnaire().inTheSettings.contains(first().id))
        steps += {m_background.client->id + u":obstacle"_s, obstacle(*m_background.client, {}, language), {}};
    const auto what = first().id == "app-password-required"_L1 ? SwitchOn::What::AppPassword
                      : first().id == "oauth2-required"_L1     ? SwitchOn::What::OAuth2Only
                                                               : SwitchOn::What::WebMailSetting;
    if (m_background.provider && what != SwitchOn::What::WebMailSetting)
        for (const SwitchOn &one : m_background.provider->switchOn)
            if (one.what == what && one.backing.confidence != Confidence::Unverified)
                steps += {m_background.provider->id + u":switch-on"_s, one.how.in(language), {}};
    return steps;
}

QString Teller::readAloud(const QList<ToldStep> &steps) const
{
    if (!m_standing.decided)
        return openBetween(m_languages.callers) + u'\n' +
               (m_standing.errorHeard
                    ? theirs(u"確かめる方法を、あらためてご案内いたします。"_s,
                             u"I will let you know how we can find out."_s)
                    : theirs(
                          u"お手数ですが、画面に出た文や、戻ってきたメールの文を、そのままお知らせください。"_s,
                          u"Please tell me the words on the screen, or of the returned mail, just as they stand."_s));
    const ToldDiagnosis diagnosis = told(m_standing.candidates.first(), m_languages.callers);
    QString text = m_standing.sure && m_standing.code && !m_standing.errorHeard
                       ? theirs(u"お使いのパソコンで確かめた結果から、原因は次のことでほぼ確実です。\n"_s,
                                u"By the check on your computer, this is almost certainly the cause.\n"_s)
                   : m_standing.sure
                       ? theirs(u"エラーの文から、原因は次のことでほぼ確実です。\n"_s,
                                u"By the words of the error, this is almost certainly the cause.\n"_s)
                       : theirs(u"うかがったかぎりでは、次の可能性が高いです。\n"_s,
                                u"By what you told me, this is likely.\n"_s);
    text += theirs(u"「%1」\n%2\n"_s, u"%1.\n%2\n"_s).arg(diagnosis.title, diagnosis.explanation);
    if (!steps.isEmpty())
        text += theirs(u"それでは、手順を一つずつ申し上げます。\n"_s,
                       u"I will tell you the steps one by one.\n"_s) +
                publishedInWords(m_languages.callers) + numbered(steps);
    return text +
           theirs(u"うまくいかないときは、画面に出た文をそのままお知らせください。"_s,
                  u"If it does not help, please tell me the words on the screen just as they stand."_s);
}

QList<ToldFact> Teller::factsOfCode() const
{
    QList<ToldFact> facts;
    if (m_standing.code)
        for (const SummaryLine &line : inWords(*m_standing.code, m_interview.knowledge()))
            facts += {line.id, line.what.in(m_languages.operators), line.found.in(m_languages.operators)};
    return facts;
}

/// What the caller told, one fact a line.
QString Teller::heard() const
{
    QString text;
    const auto add = [&](const QString &what, const QString &said) {
        text += u"- %1: %2\n"_s.arg(what, said);
    };
    if (m_background.provider)
        add(ours(u"メールサービス"_s, u"Mail service"_s),
            m_background.provider->name.in(m_languages.operators));
    if (m_background.line)
        add(ours(u"インターネットの回線"_s, u"Internet line"_s),
            m_background.line->name.in(m_languages.operators));
    if (m_background.client)
        add(ours(u"メールソフト"_s, u"Mail program"_s), m_background.client->name.in(m_languages.operators));
    for (const Turn &turn : m_turns) {
        if (turn.question == codeRead) {
            add(ours(u"結果コード"_s, u"Result code"_s), grouped(turn.answer));
            for (const ToldFact &fact : factsOfCode())
                text += u"  - %1: %2\n"_s.arg(fact.what, fact.found);
        } else if (turn.question == errorText) {
            add(ours(u"読み上げられたエラーの文"_s, u"Error as it was read out"_s), shown(turn.answer, 500));
        } else if (const Question *question = m_interview.questionnaire().question(turn.question)) {
            const SpokenAnswer *choice = question->choice(turn.answer);
            add(question->ask.in(m_languages.operators),
                (choice ? choice->text : doesNotKnowInWords()).in(m_languages.operators));
        }
    }
    return text.isEmpty() ? ours(u"- まだありません\n"_s, u"- nothing yet\n"_s) : text;
}

QString Teller::ticket() const
{
    const Questionnaire &questionnaire = m_interview.questionnaire();
    QString text = ours(u"■ うかがったこと\n"_s, u"Told by the caller\n"_s) + heard();
    text += ours(u"\n■ 原因の候補\n"_s, u"\nCandidates\n"_s);
    for (const Candidate &one : worthNaming(mostInTicket)) {
        const ToldDiagnosis diagnosis = told(one, m_languages.operators);
        text += u"- %1 (%2) [%3]\n"_s.arg(diagnosis.title, diagnosis.certaintyWord, diagnosis.id);
    }
    text += ours(u"  確かさは%1 (%2)\n"_s, u"  How certain: %1 (%2)\n"_s)
                .arg(questionnaire.judgedBy.in(m_languages.operators),
                     questionnaire.judgedOn.toString(Qt::ISODate));
    const QList<ToldStep> steps = adviceIn(m_languages.operators);
    text += ours(u"\n■ ご案内した手順\n"_s, u"\nAdvised\n"_s) +
            (steps.isEmpty() ? ours(u"- まだありません\n"_s, u"- nothing yet\n"_s)
                             : publishedInWords(m_languages.operators) + numbered(steps));
    text += ours(u"\n■ 残っていること\n"_s, u"\nOpen\n"_s);
    if (!m_standing.decided)
        text += u"- "_s + undecided() + u'\n';
    else if (first().blame != Blame::Nobody)
        text += ours(u"- 手順のあとで送信できたかどうかの確認\n"_s,
                     u"- whether mail goes out after these steps\n"_s);
    if (m_standing.next)
        text += ours(u"- まだうかがっていないこと: %1\n"_s, u"- still to be asked: %1\n"_s)
                    .arg(m_standing.next->ask.in(m_languages.operators));
    return text;
}

QString Teller::followUp(const QList<ToldStep> &steps) const
{
    QString text = theirs(u"お電話ありがとうございました。メールの送信について、ご連絡いたします。\n"_s,
                          u"Thank you for your call about sending mail.\n"_s);
    if (!m_standing.decided)
        return text +
               theirs(
                   u"原因は、まだ特定できていません。画面に出た文や、戻ってきたメールの文を、そのままご返信ください。"_s,
                   u"The cause is not known yet. Please reply with the words on the screen, or of the returned mail, just as they stand."_s);
    text += (m_standing.sure ? theirs(u"原因 (ほぼ確実): %1\n"_s, u"Cause (almost certain): %1\n"_s)
                             : theirs(u"考えられる原因 (可能性が高い): %1\n"_s, u"Likely cause: %1\n"_s))
                .arg(first().title.in(m_languages.callers));
    const QString values = publishedInWords(m_languages.callers);
    text += values.isEmpty() ? numbered(steps.mid(0, stepsInFollowUp)) : values;
    return text +
           theirs(u"うまくいかないときは、画面に出た文をそのままご返信ください。"_s,
                  u"If it does not help, please reply with the words on the screen just as they stand."_s);
}

CallSheet Teller::tell()
{
    CallSheet sheet;
    for (const Turn &turn : m_turns)
        sheet.answers +=
            {turn.question, turn.question == codeRead ? grouped(turn.answer) : shown(turn.answer)};
    for (const Turn &turn : sheet.answers)
        if (turn.question == codeRead)
            sheet.code = turn.answer;
    sheet.summary = m_standing.code;
    sheet.facts = factsOfCode();
    sheet.decided = m_standing.decided;
    if (m_standing.next)
        sheet.next = told(*m_standing.next);
    for (const Candidate &one : worthNaming(mostTold)) {
        const ToldDiagnosis diagnosis = told(one, m_languages.operators);
        sheet.candidates += {diagnosis.id, diagnosis.title, one.probability, diagnosis.certaintyWord};
    }
    for (const Candidate &one : m_standing.undecided)
        sheet.between += one.cause->id;
    sheet.undecided = undecided();
    sheet.advice = adviceIn(m_languages.callers);
    sheet.readAloud = readAloud(sheet.advice);
    sheet.ticket = ticket();
    sheet.followUp = followUp(sheet.advice);
    return sheet;
}

} // namespace

CallSheet callSheet(const Interview &interview, const QList<Turn> &turns, const Background &background,
                    const Languages &languages)
{
    return Teller(interview, turns, background, languages).tell();
}

} // namespace todoku
