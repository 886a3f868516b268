#include "explaintext.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

QString certaintyOf(double confidence, Language language)
{
    static const Words almostCertain{u"ほぼ確実"_s, u"almost certain"_s};
    static const Words likely{u"可能性が高い"_s, u"likely"_s};
    static const Words possible{u"可能性がある"_s, u"possible"_s};
    return (confidence >= 0.9 ? almostCertain : confidence >= 0.7 ? likely : possible).in(language);
}

/// "550 5.1.1 User unknown": the reply as servers write it.
QString written(const Reply &reply)
{
    QStringList parts;
    if (reply.code != 0)
        parts += QString::number(reply.code);
    for (const QString &part : {reply.status, reply.enhanced, reply.text()})
        if (!part.isEmpty())
            parts += part;
    return parts.join(u' ');
}

} // namespace

QString explanationAsText(const Explanation &explanation, Language language)
{
    const auto in = [language](const QString &ja, const QString &en) { return Words{ja, en}.in(language); };
    const ToldExplanation told = tell(explanation, language);
    const Statement &statement = explanation.statement;
    const Suspect *named = explanation.named();
    QString text = told.title;
    if (named)
        text += in(u"（%1）"_s, u" (%1)"_s).arg(certaintyOf(named->confidence, language));
    text += u"\n\n"_s;
    if (!told.explanation.isEmpty())
        text += told.explanation + u"\n\n"_s;
    int number = 0;
    for (const ToldStep &step : told.steps)
        text += u"  %1. %2\n"_s.arg(++number).arg(step.text);
    if (number > 0)
        text += u'\n';
    const auto row = [&](const QString &ja, const QString &en, const QString &value) {
        if (!value.isEmpty())
            text += u"  %1: %2\n"_s.arg(in(ja, en), value);
    };
    row(u"宛先"_s, u"Recipient"_s, statement.recipient);
    row(u"サーバーの返答"_s, u"Server's reply"_s, written(statement.reply));
    row(u"返答したサーバー"_s, u"Said by"_s, statement.remote);
    row(u"知らせを書いたサーバー"_s, u"Reported by"_s, statement.reportedBy);
    if (const auto permanent = statement.permanent())
        row(u"種類"_s, u"Kind"_s,
            *permanent ? in(u"恒久的なエラー（同じまま送り直しても届きません）"_s,
                            u"permanent: sending the same again won't help"_s)
                       : in(u"一時的なエラー（時間をおくと届くことがあります）"_s,
                            u"temporary: it may go through later"_s));
    if (explanation.quote != statement.reply.text())
        row(u"決め手になった文"_s, u"What decided"_s, explanation.quote);
    for (const QString &aside : told.asides)
        row(u"メールソフトの表示"_s, u"The mail program"_s, aside);
    QStringList others;
    for (const Suspect &suspect : explanation.suspects)
        if (&suspect != named && suspect.confidence >= 0.5 && others.size() < 4)
            others += suspect.cause->title.in(language);
    row(u"ほかに考えられること"_s, u"It could also be"_s, others.join(in(u"、"_s, u"; "_s)));
    for (const QString &would : told.wouldTell)
        row(u"見分け方"_s, u"What would tell"_s, would);
    return text;
}

} // namespace todoku
