#include "letters/replytext.h"

#include "evidence/enhancedcode.h"
#include "evidence/servertext.h"
#include "letters/signs.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace todoku
{

namespace
{

/// A server's words are kept so far; what goes on longer is a page, not a reason.
constexpr std::size_t longestReply = 1500;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

struct Candidate {
    std::size_t at = 0;
    int score = 0;
};

std::string_view before(std::string_view text, std::size_t at, std::size_t length)
{
    const std::size_t begin = at > length ? at - length : 0;
    return text.substr(begin, at - begin);
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() &&
           std::equal(end.begin(), end.end(), text.end() - std::ptrdiff_t(end.size()), [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) ==
                      std::tolower(static_cast<unsigned char>(b));
           });
}

/// How much a number of three digits looks like a server's reply, by what stands around it; 0: not at all.
int scoreAt(std::string_view text, std::size_t at)
{
    if (at > 0 &&
        (isWordLetter(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '/' || text[at - 1] == '-'))
        return 0;
    if (at > 1 && text[at - 1] == ':' && isDigit(text[at - 2])) // a time of day, a port
        return 0;
    const char next = at + 3 < text.size() ? text[at + 3] : ' ';
    if (isWordLetter(next) || (next == '.' && at + 4 < text.size() && isDigit(text[at + 4])) || next == '/' ||
        next == '%')
        return 0;
    int score = 1;
    std::size_t i = at + 3;
    while (i < text.size() && (text[i] == ' ' || text[i] == '-' || text[i] == '#' || text[i] == ':'))
        ++i;
    if (i > at + 3 && enhancedCodeAt(text, i) > 0)
        score += 6;
    else if (next == '-' || (next == ' ' && i < text.size() && !isDigit(text[i])))
        score += 2;
    std::string_view lead = before(text, at, 40);
    while (!lead.empty() && (lead.back() == ' ' || lead.back() == '\'' || lead.back() == '"' ||
                             lead.back() == '[' || lead.back() == '#' || lead.back() == '(' ||
                             lead.back() == '<' || static_cast<unsigned char>(lead.back()) >= 0x80)) {
        if (endsWith(lead, "<<<"))
            break;
        lead.remove_suffix(1);
    }
    static constexpr std::array<std::string_view, 20> leads{
        "said:",           "<<<",         "code:",         "code :",         "responded:",
        "responded with:", "response:",   "response was:", "smtp;",          "reason:",
        "error:",          "report",      "rcpt to:",      "server message", "returned",
        "reply:",          "diagnostic:", "replied:",      "status:",        "details:"};
    if (lead.empty())
        score += 6;
    for (const std::string_view one : leads)
        if (endsWith(lead, one))
            score += one == "<<<" ? 6 : 5;
    static constexpr std::array<std::string_view, 6> noReply{"port",  " id",      "size",
                                                             "after", "attempts", "line"};
    for (const std::string_view one : noReply)
        if (endsWith(lead, one))
            return 0;
    return score;
}

/// Where the server's words end and those of the reporter begin again.
std::size_t endOfWords(std::string_view text, std::size_t from)
{
    static constexpr std::array<std::string_view, 8> ends{" (in reply to",
                                                          " Giving up on ",
                                                          " >>> ",
                                                          " --- ",
                                                          " ----- ",
                                                          " Reporting-MTA:",
                                                          " I'm not going to try again",
                                                          " Original message headers"};
    std::size_t end = std::min(text.size(), from + longestReply);
    for (const std::string_view one : ends)
        end = std::min(end, text.find(one, from));
    return end;
}

/// The code comes again on each line of a long reply; joined to one line it stands in the middle of the
/// words.
std::string withoutRepeatedCode(std::string text, int code, const std::string &enhanced)
{
    const std::string number = std::to_string(code);
    for (const std::string &mark :
         {number + "-" + enhanced + " ", number + " " + enhanced + " ", number + "-"}) {
        if (mark.size() < 5 && enhanced.empty() && mark.back() != '-')
            continue;
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
            if (at == 0 || text[at - 1] == ' ')
                text.erase(at, mark.size());
            else
                ++at;
    }
    return text;
}

} // namespace

std::optional<ReplyInText> replyIn(std::string_view line)
{
    Candidate best;
    for (std::size_t at = 0; at + 3 <= line.size(); ++at) {
        if ((line[at] != '4' && line[at] != '5') || !isDigit(line[at + 1]) || line[at + 1] > '7' ||
            !isDigit(line[at + 2]))
            continue;
        if (const int score = scoreAt(line, at); score > best.score)
            best = {at, score};
    }
    ReplyInText found;
    if (best.score >= 3) {
        found.reply.code = std::stoi(std::string(line.substr(best.at, 3)));
        std::size_t i = best.at + 3;
        while (i < line.size() && (line[i] == ' ' || line[i] == '-' || line[i] == '#' || line[i] == ':'))
            ++i;
        std::string enhanced;
        if (const std::size_t length = enhancedCodeAt(line, i)) {
            enhanced = line.substr(i, length);
            i += length;
            while (i < line.size() && (line[i] == ' ' || line[i] == ':' || line[i] == '-'))
                ++i;
        }
        const std::size_t end = endOfWords(line, i);
        std::string words =
            withoutRepeatedCode(std::string(line.substr(i, end - i)), found.reply.code, enhanced);
        if (enhanced.empty())
            enhanced = enhancedCodeIn(words);
        found.reply.enhanced = QString::fromStdString(enhanced);
        found.reply.lines = {shown(QString::fromStdString(words).simplified())};
    } else {
        const std::string enhanced = enhancedCodeIn(line);
        if (enhanced.empty())
            return std::nullopt;
        found.reply.enhanced = QString::fromStdString(enhanced);
        found.reply.lines = {shown(
            QString::fromUtf8(line.data(), qsizetype(std::min(line.size(), longestReply))).simplified())};
    }
    found.stage = stageIn(line);
    found.remote = remoteIn(line);
    return found;
}

} // namespace todoku
