#include "commands.h"
#include "evidence/servertext.h"
#include "exitstatus.h"
#include "interview/callsheetjson.h"
#include "knowledgeof.h"
#include "ours.h"
#include "providersof.h"
#include "resultcode/resultcode.h"
#include "terminal.h"

#include <iostream>
#include <stdexcept>
#include <string>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

Interview interviewOf(const Call &call)
{
    Knowledge knowledge = knowledgeOf(call);
    return {ours(readQuestionnaireFile(u":/knowledge/questions.yaml"_s)), std::move(knowledge),
            ours(DiagnosisNumbers::readFile(u":/knowledge/numbers.yaml"_s))};
}

/// --code CODE, --answer QUESTION=ANSWER and --error TEXT.
QList<Turn> turnsIn(const Call &call)
{
    QList<Turn> turns;
    for (const QString &code : call.values(u"code"_s))
        turns += {codeRead, code};
    for (const QString &given : call.values(u"answer"_s)) {
        const qsizetype at = given.indexOf(u'=');
        if (at < 1)
            throw WrongCall(u"--answer は「質問=答え」の形で書いてください (例: receiving=yes)。"_s,
                            u"--answer is written QUESTION=ANSWER, as in receiving=yes"_s);
        turns += {given.left(at).trimmed(), given.mid(at + 1).trimmed()};
    }
    for (const QString &text : call.values(u"error"_s))
        turns += {errorText, text};
    return turns;
}

/// One run of the call.
class Asking
{
public:
    explicit Asking(const Call &call)
        : m_call(call), m_interview(interviewOf(call)), m_providers(providersOf(call)),
          m_clients(clientsKnown()), m_turns(turnsIn(call)), m_languages{call.language(), callersLanguage()}
    {
        if (const auto wrong = m_interview.objection(m_turns))
            throw WrongCall(wrong->ja, wrong->en);
        m_named.provider = providerNamed(u"provider"_s);
        m_named.line = providerNamed(u"line"_s);
        if (m_call.has(u"client"_s))
            m_named.client = clientNamedByCall();
    }

    int run();

private:
    Language callersLanguage() const;
    std::shared_ptr<const Provider> providerNamed(const QString &option) const;
    Client clientNamedByCall() const;
    Background background() const;
    CallSheet sheet() const { return callSheet(m_interview, m_turns, background(), m_languages); }

    void converse();
    void show(const CallSheet &sheet) const;
    bool take(const QString &line, const CallSheet &sheet);
    bool takeError(QString text);
    bool takeCode(const QString &typed);
    std::optional<QString> readLine() const;
    void hint(const QString &ja, const QString &en) const { toStandardError(m_call.in(ja, en) + u'\n'); }

    const Call &m_call;
    const Interview m_interview;
    const Providers m_providers;
    const QList<Client> m_clients;
    QList<Turn> m_turns;
    const Languages m_languages;
    Background m_named;
};

Language Asking::callersLanguage() const
{
    const QString word = m_call.value(u"caller-lang"_s);
    if (!m_call.has(u"caller-lang"_s))
        return m_call.language();
    if (word != "ja"_L1 && word != "en"_L1)
        throw WrongCall(u"--caller-lang は ja か en です。"_s, u"--caller-lang is ja or en"_s);
    return word == "ja"_L1 ? Language::Japanese : Language::English;
}

std::shared_ptr<const Provider> Asking::providerNamed(const QString &option) const
{
    if (!m_call.has(option))
        return nullptr;
    const QString id = m_call.value(option).trimmed().toLower();
    const auto found = m_providers.byId(id);
    if (!found)
        throw WrongCall(found.complaint());
    if (!*found)
        throw WrongCall(
            u"--%1 の「%2」はわかりません。todoku-cli knowledge providers で一覧を表示します。"_s.arg(
                option, shown(id, 100)),
            u"--%1: `%2` is not known; todoku-cli knowledge providers lists them"_s.arg(option,
                                                                                        shown(id, 100)));
    return *found;
}

Client Asking::clientNamedByCall() const
{
    const QString name = m_call.value(u"client"_s);
    if (const Client *client = clientNamed(m_clients, name))
        return *client;
    throw WrongCall(
        u"--client の「%1」はわかりません。todoku-cli knowledge clients で一覧を表示します。"_s.arg(
            shown(name, 100)),
        u"--client: `%1` is not known; todoku-cli knowledge clients lists them"_s.arg(shown(name, 100)));
}

/// What was named on the command line, and what the answers tell beside it.
Background Asking::background() const
{
    return withTold(m_named, m_interview.toldBy(m_turns), m_providers, m_clients);
}

/// Nothing at the end of the input.
std::optional<QString> Asking::readLine() const
{
    std::string line;
    if (!std::getline(std::cin, line))
        return std::nullopt;
    return QString::fromUtf8(line.data(), qsizetype(line.size())).trimmed();
}

void Asking::show(const CallSheet &sheet) const
{
    QString text;
    // What the check found is the beginning of the call, and said once.
    if (!m_turns.isEmpty() && m_turns.last().question == codeRead) {
        text += m_call.in(u"\n結果コード %1\n"_s, u"\nResult code %1\n"_s).arg(sheet.code);
        for (const ToldFact &fact : sheet.facts)
            text += u"  %1: %2\n"_s.arg(fact.what, fact.found);
    }
    if (!m_turns.isEmpty() && (sheet.decided || !sheet.between.isEmpty()))
        text += m_call.in(u"\nいまのところ: %1 (%2)\n"_s, u"\nSo far: %1 (%2)\n"_s)
                    .arg(sheet.candidates.first().title, sheet.candidates.first().certainty);
    if (!sheet.next) {
        toStandardOutput(text + m_call.in(u"\nおたずねすることは、もうありません。\n"_s,
                                          u"\nThere is nothing left to ask.\n"_s));
    } else {
        text += m_call.in(u"\n問 %1: %2\n"_s, u"\nQuestion %1: %2\n"_s)
                    .arg(m_turns.size() + 1)
                    .arg(sheet.next->ask);
        int number = 0;
        for (const auto &answer : sheet.next->answers)
            text += u"  %1  %2\n"_s.arg(++number, 2).arg(answer.text);
        toStandardOutput(text);
    }
    toStandardOutput(m_call.in(u"番号 / b 戻る / ? 理由 / e エラーの文 / q 終わる > "_s,
                               u"number / b back / ? why / e error text / q finish > "_s));
}

bool Asking::takeError(QString text)
{
    if (text.isEmpty()) {
        toStandardOutput(
            m_call.in(u"エラーの文を 1 行で入力してください > "_s, u"The error text, on one line > "_s));
        text = readLine().value_or(QString());
    }
    if (looksLikeResultCode(text))
        return takeCode(text);
    if (text.isEmpty())
        hint(u"エラーの文が空なので、そのままにしました。"_s,
             u"the error text is empty; nothing was changed"_s);
    else
        m_turns += {errorText, text};
    return true;
}

/// A misheard one changes nothing.
bool Asking::takeCode(const QString &typed)
{
    const QList<Turn> turns = m_turns + QList<Turn>{{codeRead, typed}};
    if (const auto wrong = m_interview.objection(turns))
        hint(wrong->ja, wrong->en);
    else
        m_turns = turns;
    return true;
}

/// One line of the keyboard; false to finish.
bool Asking::take(const QString &line, const CallSheet &sheet)
{
    // Full-width digits and letters come from a Japanese keyboard.
    const QString key = line.normalized(QString::NormalizationForm_KC).trimmed().toLower();
    if (key == "q"_L1 || (key.isEmpty() && !sheet.next))
        return false;
    if (key == "e"_L1 || key.startsWith("e "_L1))
        return looksLikeResultCode(line.mid(1)) ? takeCode(line.mid(1)) : takeError(line.mid(1).trimmed());
    if (looksLikeResultCode(line))
        return takeCode(line);
    if (key == "b"_L1) {
        if (m_turns.isEmpty())
            hint(u"最初の質問です。戻る先はありません。"_s,
                 u"this is the first question; there is nothing to take back"_s);
        else
            m_turns.removeLast();
        return true;
    }
    if (key == "?"_L1 && sheet.next) {
        toStandardOutput(m_call.in(u"  理由: %1\n"_s, u"  Why: %1\n"_s).arg(sheet.next->why));
        if (!sheet.next->how.isEmpty())
            toStandardOutput(
                m_call.in(u"  調べ方: %1\n"_s, u"  How to find out: %1\n"_s).arg(sheet.next->how));
        return true;
    }
    bool isNumber = false;
    const int number = key.toInt(&isNumber);
    if (sheet.next && isNumber && number >= 1 && number <= sheet.next->answers.size())
        m_turns += {sheet.next->id, sheet.next->answers[number - 1].id};
    else if (sheet.next)
        hint(
            u"1 から %1 までの番号か、b ? e q のどれかを入力してください。"_s.arg(sheet.next->answers.size()),
            u"a number from 1 to %1 is wanted, or one of b ? e q"_s.arg(sheet.next->answers.size()));
    else
        hint(u"b e q のどれかを入力してください。"_s, u"one of b e q is wanted"_s);
    return true;
}

void Asking::converse()
{
    for (;;) {
        const CallSheet now = sheet();
        show(now);
        const auto line = readLine();
        if (!line) // piped input ends without saying so
            toStandardOutput(u"\n"_s);
        if (!line || !take(*line, now))
            return;
    }
}

int Asking::run()
{
    if (!m_call.json())
        converse();
    const CallSheet result = sheet();
    if (m_call.json())
        printJson(toJson(result));
    else
        toStandardOutput(m_call
                             .in(u"\n【読み上げる文】\n%1\n\n【記録】\n%2\n【あとで送る文】\n%3\n"_s,
                                 u"\n== To read aloud ==\n%1\n\n== Ticket ==\n%2\n== Follow-up ==\n%3\n"_s)
                             .arg(result.readAloud, result.ticket, result.followUp));
    return result.decided ? Works : NotNamed;
}

} // namespace

Usage askUsage()
{
    return {u"ask"_s,
            {},
            {u"電話口で次に何を尋ねるかを示し、答えから原因を絞る"_s,
             u"tells what to ask next on the phone, and what the answers mean"_s},
            {{u"answer"_s,
              u"QUESTION=ANSWER"_s,
              {u"わかっている答え (繰り返し可)"_s, u"an answer that is known already (repeatable)"_s}},
             {u"error"_s,
              u"TEXT"_s,
              {u"読み上げられたエラーの文や番号 (繰り返し可)"_s,
               u"an error or number that was read out (repeatable)"_s}},
             {u"code"_s,
              u"CODE"_s,
              {u"読み上げられた結果コード (check が表示する 12 桁)"_s,
               u"a result code that was read out (the 12 digits that check shows)"_s}},
             {u"provider"_s, u"ID"_s, {u"メールサービス"_s, u"the mail service"_s}},
             {u"line"_s, u"ID"_s, {u"インターネットの接続事業者"_s, u"the access provider"_s}},
             {u"client"_s, u"NAME"_s, {u"メールソフトの名前"_s, u"the mail program"_s}},
             {u"caller-lang"_s,
              u"ja|en"_s,
              {u"相手の言語 (省略時は表示と同じ)"_s, u"the caller's language (default: the same)"_s}}}};
}

int ask(const Call &call)
{
    return Asking(call).run();
}

} // namespace todoku
