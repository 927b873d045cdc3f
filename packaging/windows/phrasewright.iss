; The setup program for Windows. packaging/build.py gives Version, Source, Icon, Publisher and maybe a Homepage.
;
; Silent: phrasewright-...-setup.exe /VERYSILENT /SUPPRESSMSGBOXES [/ALLUSERS | /CURRENTUSER] [/DIR="..."] [/LOG]
; Silent removal keeps what the user has made: unins000.exe /VERYSILENT /SUPPRESSMSGBOXES

#ifndef Version
  #error Start packaging/build.py, which gives the version.
#endif

[Setup]
; The identity by which an upgrade finds what it replaces. Never change it.
AppId={{6E0B0B4F-6B0E-4C39-9A51-3F5F2C7B9D10}
AppName=Phrasewright
AppVersion={#Version}
AppVerName=Phrasewright {#Version}
AppPublisher={#Publisher}
#ifdef Homepage
AppPublisherURL={#Homepage}
#endif
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Phrasewright
DefaultGroupName=Phrasewright
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#Source}\licences\LICENSE.txt
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\phrasewright-window.exe
UninstallDisplayName=Phrasewright
OutputBaseFilename=phrasewright-{#Version}-windows-x64-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesEnvironment=yes
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
#ifdef Signed
SignTool=signer $f
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.DesktopIcon=Put an icon on the desktop
de.DesktopIcon=Symbol auf den Desktop legen
en.OnPath=Let the terminal find “phrasewright”
de.OnPath=„phrasewright“ im Terminal verfügbar machen
en.DeleteData=Delete your settings, draft, history and imported models, too?%n%nIf you keep them, they are there again when you install Phrasewright once more.
de.DeleteData=Auch Ihre Einstellungen, den Entwurf, den Verlauf und importierte Modelle löschen?%n%nWenn Sie sie behalten, sind sie bei einer neuen Installation wieder da.
en.Start=Start Phrasewright
de.Start=Phrasewright starten

[Tasks]
Name: "desktopicon"; Description: "{cm:DesktopIcon}"; Flags: unchecked
Name: "path"; Description: "{cm:OnPath}"

[InstallDelete]
; An upgrade leaves no file of the former version behind. A folder Data beside the program is the user's.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licences"

[Files]
; Visual C++'s runtime comes as files of its own in _internal: nothing else has to be installed.
Source: "{#Source}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Phrasewright"; Filename: "{app}\phrasewright-window.exe"; AppUserModelID: "phrasewright"
Name: "{autodesktop}\Phrasewright"; Filename: "{app}\phrasewright-window.exe"; AppUserModelID: "phrasewright"; Tasks: desktopicon

[Registry]
; In "Open with", and nobody's default is changed.
Root: HKA; Subkey: "Software\Classes\Applications\phrasewright-window.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "Phrasewright"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\phrasewright-window.exe\SupportedTypes"; ValueType: string; ValueName: ".txt"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\phrasewright-window.exe\SupportedTypes"; ValueType: string; ValueName: ".md"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\phrasewright-window.exe\SupportedTypes"; ValueType: string; ValueName: ".docx"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\phrasewright-window.exe\shell\open\command"; ValueType: string; ValueData: """{app}\phrasewright-window.exe"" ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{code:PathWith|{app}}"; Check: MissingOnPath(ExpandConstant('{app}')); Tasks: path; Flags: preservestringtype

[Run]
Filename: "{app}\phrasewright-window.exe"; Description: "{cm:Start}"; Flags: nowait postinstall skipifsilent

[Code]
function MissingOnPath(Folder: string): Boolean;
var
  Paths: string;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Paths) then
    Paths := '';
  Result := Pos(';' + Lowercase(Folder) + ';', ';' + Lowercase(Paths) + ';') = 0;
end;

function PathWith(Folder: string): string;
var
  Paths: string;
begin
  if RegQueryStringValue(HKCU, 'Environment', 'Path', Paths) and (Paths <> '') then
    Result := Paths + ';' + Folder
  else
    Result := Folder;
end;

procedure TakeFromPath(Folder: string);
var
  Paths: string;
  Place: Integer;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Paths) then
    exit;
  Place := Pos(';' + Lowercase(Folder) + ';', ';' + Lowercase(Paths) + ';');
  if Place = 0 then
    exit;
  if Place > 1 then
    Place := Place - 1;
  Delete(Paths, Place, Length(Folder) + 1);
  if Paths = '' then
    RegDeleteValue(HKCU, 'Environment', 'Path')
  else
    RegWriteExpandStringValue(HKCU, 'Environment', 'Path', Paths);
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Data: string;
begin
  if Step <> usPostUninstall then
    exit;
  TakeFromPath(ExpandConstant('{app}'));
  Data := ExpandConstant('{localappdata}\Phrasewright');
  { Silent removal answers No: what the user has made is never deleted unasked. }
  if DirExists(Data) and
    (SuppressibleMsgBox(CustomMessage('DeleteData'), mbConfirmation, MB_YESNO or MB_DEFBUTTON2, IDNO) = IDYES) then
    DelTree(Data, True, True, True);
end;
