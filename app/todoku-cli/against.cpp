#include "against.h"

#include "evidence/servertext.h"
#include "wrongcall.h"

#include <QFile>
#include <QJsonDocument>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 mostRead = qint64(64) << 20;

} // namespace

Expectation expectationFrom(const QString &file)
{
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly))
        throw WrongCall(u"%1 を開けません (%2)。"_s.arg(shown(file, 200), opened.errorString()),
                        u"%1 cannot be opened (%2)"_s.arg(shown(file, 200), opened.errorString()));
    auto expectation = expectationIn(QJsonDocument::fromJson(opened.read(mostRead)).object());
    if (!expectation)
        throw WrongCall(
            u"%1 には、確かめられた設定がありません。todoku-cli check --json の結果を指定してください。"_s
                .arg(shown(file, 200)),
            u"%1 holds no proved settings; give it what `todoku-cli check --json` printed"_s.arg(
                shown(file, 200)));
    return *std::move(expectation);
}

} // namespace todoku
