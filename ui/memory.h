#pragma once

#include "evidence/words.h"

#include <QByteArray>
#include <QSettings>

#include <optional>

namespace todoku
{

/// What is remembered from one start to the next: choices about the program. Nothing that was typed, and
/// never a password.
class Memory
{
public:
    /// In the user's own settings.
    Memory();
    /// In that file (.ini).
    explicit Memory(const QString &file);

    /// As it was chosen in the window; nothing as long as nobody chose.
    std::optional<Language> language() const;
    void keepLanguage(Language language);
    /// The window's place and size, as QWidget::saveGeometry gives them.
    QByteArray geometry() const;
    void keepGeometry(const QByteArray &geometry);
    /// Id of the mail program whose steps are shown; empty: none was chosen.
    QString mailProgram() const;
    void keepMailProgram(const QString &id);
    /// Whether no other servers than the user's own are to be asked.
    bool asksOwnServersOnly() const;
    void keepAskingOwnServersOnly(bool only);
    /// Whether every result is to be remembered in the history.
    bool remembersResults() const;
    void keepRememberingResults(bool always);

private:
    QSettings m_settings;
};

} // namespace todoku
