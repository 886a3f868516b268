#include "measuring.h"

#include "checkup/openedway.h"
#include "interruption.h"
#include "terminal.h"

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

using std::chrono::seconds;

QString saidTime(seconds time, Language language)
{
    const auto minutes = time.count() / 60;
    const auto rest = time.count() % 60;
    if (rest == 0)
        return Words{u"%1 分"_s, u"%1 min"_s}.in(language).arg(minutes);
    return Words{u"%1 分 %2 秒"_s, u"%1 min %2 s"_s}.in(language).arg(minutes).arg(rest);
}

Words saidAnswer(DoorAnswer answer)
{
    switch (answer) {
    case DoorAnswer::Taken:
        return {u"まだ送信できます"_s, u"still open"_s};
    case DoorAnswer::Refused:
        return {u"送信できなくなりました"_s, u"shut"_s};
    case DoorAnswer::Unclear:
        return {u"確かめられませんでした"_s, u"no clear answer"_s};
    }
    Q_UNREACHABLE();
}

/// The bundled server does not keep anybody waiting: its clock is moved.
WindowWays movingTheClockOf(Patient &patient, WindowWays ways)
{
    ways.waitUntil = [&patient, now = seconds(0), wait = ways.waitUntil](seconds moment) mutable {
        auto stopped = wait(seconds(0));
        if (!stopped)
            return stopped;
        patient.advanceClock(moment - now);
        now = moment;
        return std::optional(now);
    };
    return ways;
}

} // namespace

std::optional<SendingWindow> measuredWindow(const CarriedOut &done, const Call &call)
{
    if (!call.has(u"measure-window"_s))
        return {};
    const auto way = wayOpenedByReceiving(done.evidence);
    if (!way) {
        toStandardError(call.in(
            u"todoku-cli: 受信すると送信できるようになること (POP before SMTP) が確かめられなかったため、時間は測りません。\n"_s,
            u"todoku-cli: nothing is measured: the check did not prove that receiving opens sending (POP before SMTP)\n"_s));
        return {};
    }
    std::stop_source stop;
    const Interruption interruption([&stop] { stop.request_stop(); });
    const auto tell = [&call](const QString &line) {
        if (!call.quiet())
            toStandardError(line);
    };
    if (!done.patient)
        tell(call.in(
            u"受信してから送信できる時間を測ります (最長 75 分)。その間は、メールソフトで受信しないでください。Ctrl-C でやめると、そこまでの結果を表示します。\n"_s,
            u"Measuring how long sending stays open after receiving: up to 75 minutes. Let no mail program receive meanwhile. Ctrl-C ends it and tells what was seen by then.\n"_s));
    WindowWays ways = windowWays(*way, done.question, stop.get_token(), [&](const SendingWindow &soFar) {
        const auto &[after, answer] = soFar.asked.constLast();
        tell(call.in(u"受信の %1後: %2\n"_s, u"%1 after receiving: %2\n"_s)
                 .arg(saidTime(after, call.language()), saidAnswer(answer).in(call.language())));
    });
    if (done.patient)
        ways = movingTheClockOf(*done.patient, std::move(ways));
    return measureWindow(ways);
}

QString windowInWords(const SendingWindow &window, Language language)
{
    const Words heading{u"\n受信してから送信できる時間\n"_s,
                        u"\nHow long sending stays open after receiving\n"_s};
    QString text = heading.in(language);
    const auto line = [&](const Words &words) { text += u"  "_s + words.in(language) + u'\n'; };
    const seconds least = window.atLeast();
    const auto shut = window.lessThan();
    const QString from = saidTime(least, language);
    const QString to = shut ? saidTime(*shut, language) : QString();
    if (least > seconds(0) && shut)
        line({u"%1以上、%2未満です。"_s.arg(from, to), u"At least %1, less than %2."_s.arg(from, to)});
    else if (shut)
        line({u"%1未満です。"_s.arg(to), u"Less than %1."_s.arg(to)});
    else if (least > seconds(0))
        line({u"%1以上です。終わりは確かめられませんでした。"_s.arg(from),
              u"At least %1; its end was not seen."_s.arg(from)});
    else
        return text + Words{u"  測れませんでした。\n"_s, u"  It could not be measured.\n"_s}.in(language);
    if (const auto usual = window.usualMinutes())
        line({u"よくある設定では、%1 分に当たります。"_s.arg(*usual),
              u"Of the usual settings, %1 minutes fits."_s.arg(*usual)});
    if (window.lastOpen() > least)
        line({u"%1後も送信できましたが、確かめるたびに時間が延びた可能性があります。"_s.arg(
                  saidTime(window.lastOpen(), language)),
              u"It was still open after %1, but each question may have prolonged it."_s.arg(
                  saidTime(window.lastOpen(), language))});
    line({u"メールソフトで、%1 分ごとに受信するように設定すると、いつでも送信できます。"_s.arg(
              window.pollMinutes()),
          u"Set the mail program to receive every %1 min, and sending stays open."_s.arg(
              window.pollMinutes())});
    return text;
}

Option measureWindowOption()
{
    return {u"measure-window"_s,
            {},
            {u"受信後に送信できる時間を測る (POP before SMTP、最長 75 分)"_s,
             u"measure how long sending stays open after receiving (POP before SMTP; up to 75 minutes)"_s}};
}

} // namespace todoku
