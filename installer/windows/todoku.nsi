; The installer for Windows, in Japanese and English. Made by installer/windows/make, which defines
;   VERSION   1.2.3          FILES   a script with macros that name each file (InstallFiles, RemoveFiles)
;   OUTPUT    setup.exe      ICON    todoku.ico          SIZE    of all files, in KiB
; Everything is done for the user alone: no administrator, nothing outside the user's folders and HKEY_CURRENT_USER.
; Silent: setup.exe /S [/D=C:\folder], uninstall.exe /S
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetDateSave off

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh

!define SETTINGS "Software\Todoku"
!define PROGRAMS "Software\Microsoft\Windows\CurrentVersion\Uninstall\Todoku"
; A verb beside whatever opens .eml: what is chosen to open it stays chosen.
!define VERB "Software\Classes\SystemFileAssociations\.eml\shell\Todoku"

Name "Todoku"
BrandingText "Todoku ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Todoku"
InstallDirRegKey HKCU "${SETTINGS}" "Folder"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(WelcomeText)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\todoku.exe"
; The language of Windows is offered first; what was chosen is remembered for upgrades and for the removal. The question comes before
; a language is known, so it stands in both.
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${SETTINGS}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_LANGDLL_WINDOWTITLE "Todoku"
!define MUI_LANGDLL_INFO "言語を選んでください。$\r$\nPlease choose a language."
!define MUI_LANGDLL_ALWAYSSHOW

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"   ; the first is for every other language of Windows
!insertmacro MUI_LANGUAGE "Japanese"
!insertmacro MUI_RESERVEFILE_LANGDLL
!include words.nsh
!include "${FILES}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_ENGLISH} ProductName "Todoku"
VIAddVersionKey /LANG=${LANG_ENGLISH} FileDescription "Todoku installer"
VIAddVersionKey /LANG=${LANG_ENGLISH} FileVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} LegalCopyright "The Todoku maintainers"
VIAddVersionKey /LANG=${LANG_JAPANESE} ProductName "Todoku 届く"
VIAddVersionKey /LANG=${LANG_JAPANESE} FileDescription "Todoku インストーラー"
VIAddVersionKey /LANG=${LANG_JAPANESE} FileVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_JAPANESE} LegalCopyright "The Todoku maintainers"

; A program that runs cannot be written to.
!macro WaitUntilClosed
  ${DoWhile} ${FileExists} "$INSTDIR\todoku.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\todoku.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${Loop}
!macroend

!macro RemoveShortcut
  ReadRegStr $0 HKCU "${SETTINGS}" "Shortcut"
  ${If} $0 != ""
    Delete "$0"
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(NeedsWindows)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Section
  !insertmacro WaitUntilClosed
  ; In place of an older Todoku: its own uninstaller knows its files. _?= lets it be waited for.
  ReadRegStr $1 HKCU "${SETTINGS}" "Folder"
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\uninstall.exe"
    ClearErrors
    ExecWait '"$1\uninstall.exe" /S /UPGRADE _?=$1' $0
    ${If} ${Errors}
    ${OrIf} $0 <> 0
      MessageBox MB_OK|MB_ICONSTOP "$(OldStays)" /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
    Delete "$1\uninstall.exe"
    RMDir "$1"
  ${EndIf}

  !insertmacro InstallFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  StrCpy $2 "$SMPROGRAMS\$(ShortcutName).lnk"
  CreateShortcut "$2" "$INSTDIR\todoku.exe" "" "$INSTDIR\todoku.exe" 0 SW_SHOWNORMAL "" "$(ShortcutComment)"
  WriteRegStr HKCU "${SETTINGS}" "Shortcut" "$2"
  WriteRegStr HKCU "${SETTINGS}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${SETTINGS}" "Language" "$LANGUAGE"

  WriteRegStr HKCU "${VERB}" "" "$(ExplainVerb)"
  WriteRegStr HKCU "${VERB}" "Icon" "$INSTDIR\todoku.exe,0"
  WriteRegStr HKCU "${VERB}\command" "" '"$INSTDIR\todoku.exe" "%1"'

  WriteRegStr HKCU "${PROGRAMS}" "DisplayName" "$(ShortcutName)"
  WriteRegStr HKCU "${PROGRAMS}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${PROGRAMS}" "DisplayIcon" "$INSTDIR\todoku.exe,0"
  WriteRegStr HKCU "${PROGRAMS}" "Publisher" "The Todoku maintainers"
  WriteRegStr HKCU "${PROGRAMS}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${PROGRAMS}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${PROGRAMS}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${PROGRAMS}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${PROGRAMS}" "NoModify" 1
  WriteRegDWORD HKCU "${PROGRAMS}" "NoRepair" 1
SectionEnd

Function un.onInit
  ReadRegStr $0 HKCU "${SETTINGS}" "Language"
  ${If} $0 != ""
    StrCpy $LANGUAGE $0
  ${EndIf}
FunctionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed
  ; Each file by its name: whatever else lies in a folder that the user chose is the user's.
  !insertmacro RemoveFiles
  !insertmacro RemoveShortcut
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${VERB}"
  DeleteRegKey HKCU "${PROGRAMS}"
  DeleteRegKey /ifempty HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall"
  ; An upgrade keeps what the user chose.
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/UPGRADE" $2
  ${If} ${Errors}
    DeleteRegKey HKCU "${SETTINGS}"
    RMDir "$LOCALAPPDATA\Programs" ; stays where other programs are in it
    ; Keys that only our verb was in; the others stay.
    DeleteRegKey /ifempty HKCU "Software\Classes\SystemFileAssociations\.eml\shell"
    DeleteRegKey /ifempty HKCU "Software\Classes\SystemFileAssociations\.eml"
    DeleteRegKey /ifempty HKCU "Software\Classes\SystemFileAssociations"
  ${EndIf}
SectionEnd
