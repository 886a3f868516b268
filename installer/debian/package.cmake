# Debian's package. It asks nothing and has no maintainer scripts: the menu, the icons and the file types are seen to by the
# triggers of Debian's own packages.
configure_file(${CMAKE_CURRENT_LIST_DIR}/copyright.in ${made}/copyright @ONLY)
install(FILES ${made}/copyright DESTINATION ${guides})

# One changelog for all releases of Debian; the package's version says for which it is, so that an upgrade of the system brings the
# package of the new release.
file(READ /etc/os-release system)
string(REGEX MATCH "VERSION_ID=\"([0-9]+)" number "${system}")
set(version ${PROJECT_VERSION}+deb${CMAKE_MATCH_1})
file(READ ${changelog} entries)
string(REPLACE "(${PROJECT_VERSION})" "(${version})" entries "${entries}")
file(CONFIGURE OUTPUT ${made}/changelog CONTENT "@entries@" @ONLY)
compressed(${made}/changelog.gz ${made}/changelog)
install(FILES ${made}/changelog.gz DESTINATION ${guides})
configure_file(${CMAKE_CURRENT_LIST_DIR}/lintian-overrides ${made}/overrides COPYONLY)
install(FILES ${made}/overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME todoku)
add_custom_target(todoku-packed ALL DEPENDS ${packed})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME todoku)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_VERSION ${version})
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${TODOKU_MAINTAINER})
set(CPACK_DEBIAN_PACKAGE_SECTION mail)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is no library is named here: SASL's mechanisms are plug-ins, and so are QCA's where Debian has them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libsasl2-modules, ca-certificates")
if(qca_here)
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${qca_folder})
else()
    string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libqca-qt6-plugins")
endif()
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-ipafont-gothic | fonts-japanese-gothic | fonts-noto-cjk, xdg-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS qt6-wayland)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "find out why e-mail cannot be sent")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Todoku asks the mail servers what a mail program would ask, from your own
computer, and says in plain Japanese or English why e-mail cannot be sent
and what to change. It also explains error messages and returned mail, and
looks at a message before it is sent. No message is ever sent by a check.

This package has the wizard (todoku) and the command line (todoku-cli).

メールを送信できない原因を調べ、どこを直せばよいかを日本語と英語でお伝えします。
エラーの文や戻ってきたメールの説明もします。")
