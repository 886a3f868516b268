#include "watching/habit.h"

#include "resources.h"

#include <QFile>

#include <yaml-cpp/yaml.h>

namespace todoku
{

namespace
{

QString text(const YAML::Node &node)
{
    return node.IsDefined() && node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

Words words(const YAML::Node &node)
{
    return node.IsDefined() ? Words{text(node["ja"]), text(node["en"])} : Words{};
}

HabitWords::Kind kind(const QString &word)
{
    return word == u"trouble" ? HabitWords::Kind::Trouble
           : word == u"good"  ? HabitWords::Kind::Good
                              : HabitWords::Kind::Note;
}

} // namespace

Result<QMap<QString, HabitWords>> readHabitWords()
{
    openResources();
    QFile file(QStringLiteral(":/habits.yaml"));
    const auto complain = [&file](int line, const QString &detail) {
        return Complaint{
            file.fileName(),
            line,
            {QStringLiteral("メールソフトの癖の説明を読めません（%1）。").arg(detail),
             QStringLiteral("The words about mail programs' habits cannot be read (%1).").arg(detail)}};
    };
    if (!file.open(QIODevice::ReadOnly))
        return complain(0, file.errorString());
    QMap<QString, HabitWords> out;
    try {
        for (const auto &entry : YAML::Load(file.readAll().toStdString())) {
            const YAML::Node &node = entry.second;
            HabitWords habit;
            habit.kind = kind(text(node["kind"]));
            habit.cause = text(node["cause"]);
            for (const auto &row : node["faq"])
                habit.faq.append(text(row));
            habit.seen = words(node["seen"]);
            habit.advice = words(node["advice"]);
            if (!habit.seen.complete())
                return complain(entry.first.Mark().line + 1, text(entry.first));
            out.insert(text(entry.first), habit);
        }
    } catch (const YAML::Exception &error) {
        return complain(error.mark.line + 1, QString::fromStdString(error.msg));
    }
    return out;
}

QString name(HabitWords::Kind kind)
{
    switch (kind) {
    case HabitWords::Kind::Trouble:
        return QStringLiteral("trouble");
    case HabitWords::Kind::Note:
        return QStringLiteral("note");
    case HabitWords::Kind::Good:
        return QStringLiteral("good");
    }
    Q_UNREACHABLE();
}

} // namespace todoku
