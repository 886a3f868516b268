// What was typed into the wizard's password field, also while it could be read, is nowhere once it is let go.

#include "memoryimage.h"
#include "privateheap.h"
#include "ui/widgets/passwordfield.h"

#include <QLineEdit>
#include <QRandomGenerator>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace todoku;

// The address sanitizer has a heap of its own, which overwrites what is freed when told so.
extern "C" const char *__asan_default_options() // NOLINT(bugprone-reserved-identifier)
{
    return "max_free_fill_size=1073741824";
}

namespace
{

/// Made here and now: as a literal it would stand in the program itself.
Secret newPassword()
{
    QCA::SecureArray letters(20);
    for (int i = 0; i < letters.size(); ++i)
        letters[i] = char('a' + QRandomGenerator::system()->bounded(26));
    return Secret(letters);
}

TEST(TypedPassword, IsNowhereOnceItIsForgotten)
{
    overwriteFreedMemory();
    std::optional<Needles> needles;
    {
        PasswordField field;
        field.show();
        Secret typed = newPassword();
        needles.emplace(typed);
        auto *edit = field.findChild<QLineEdit *>();
        for (int i = 0; i < typed.reveal().size(); ++i) {
            QTest::keyClick(edit, typed.reveal()[i]);
            // Seen as dots and as letters: both are laid out and painted.
            field.findChild<QToolButton *>()->setChecked(i % 2 == 0);
            QCoreApplication::processEvents();
            field.grab();
        }
        typed = {};
        EXPECT_FALSE(needles->found().empty()); // the line edit has it: the search can see
        const Secret taken = field.take();
        EXPECT_EQ(needles->found().size(), 1U) << ::testing::PrintToString(needles->found());
    }
    EXPECT_EQ(needles->found(), std::vector<std::string>());
}

} // namespace
