// Documents that want to reach out, to run, or never to end: what comes of them is a clear word, and nothing goes out.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/files.hpp"
#include "office/office.hpp"
#include "opc/package.hpp"
#include "opc/writer.hpp"
#include "support/office.hpp"

namespace marshrut::office {
namespace {

using namespace std::chrono_literals;

constexpr const char* kSecret = "secret-4711-of-this-machine";

// Counts who connects to a port of this machine.
class Listener {
public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr*>(&at), size), 0);
    EXPECT_EQ(::listen(socket_, 16), 0);
    EXPECT_EQ(::getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &size), 0);
    port_ = ntohs(at.sin_port);
  }
  ~Listener() { ::close(socket_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/a.png"; }
  [[nodiscard]] bool was_called() const {
    pollfd waiting{socket_, POLLIN, 0};
    return ::poll(&waiting, 1, 0) > 0;
  }

private:
  int socket_;
  int port_ = 0;
};

std::string zipped(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string bytes;
  opc::Deflater deflater;
  opc::Writer writer(bytes, deflater);
  for (const auto& [name, content] : members) {
    name == "mimetype" ? writer.add_stored(name, content) : writer.add(name, content);
  }
  EXPECT_TRUE(writer.finish());
  return bytes;
}

std::string open_document(const std::string& kind, const std::string& body,
                          const std::vector<std::pair<std::string, std::string>>& more = {},
                          const std::string& scripts = {}) {
  const std::string type = "application/vnd.oasis.opendocument." + kind;
  std::vector<std::pair<std::string, std::string>> members = {
      {"mimetype", type},
      {"content.xml",
       R"(<?xml version="1.0"?><office:document-content office:version="1.2")"
       R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
       R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
       R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
       R"( xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0")"
       R"( xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0")"
       R"( xmlns:dom="http://www.w3.org/2001/xml-events" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2")"
       R"( xmlns:xlink="http://www.w3.org/1999/xlink">)" +
           scripts + "<office:body><office:" + kind + ">" + body + "</office:" + kind +
           "></office:body></office:document-content>"}};
  members.insert(members.end(), more.begin(), more.end());
  std::string manifest = R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">)"
                         R"(<manifest:file-entry manifest:full-path="/" manifest:media-type=")" +
                         type + R"("/>)";
  for (std::size_t i = 1; i < members.size(); ++i) {
    manifest +=
        R"(<manifest:file-entry manifest:full-path=")" + members[i].first + R"(" manifest:media-type="text/xml"/>)";
  }
  members.emplace_back("META-INF/manifest.xml", manifest + "</manifest:manifest>");
  return zipped(members);
}

constexpr const char* kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string field(const std::string& instruction) {
  return R"(<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> )" + instruction +
         R"( </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>old</w:t></w:r>)"
         R"(<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>)";
}

std::string linked_picture(const std::string& id) {
  return R"(<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:50pt;height:50pt">)"
         R"(<v:imagedata r:id=")" +
         id + R"("/></v:shape></w:pict></w:r></w:p>)";
}

std::string docx_package(const std::string& body, const std::string& relations,
                         const std::vector<std::pair<std::string, std::string>>& more = {}) {
  std::vector<std::pair<std::string, std::string>> members = {
      {"[Content_Types].xml",
       R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
       R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
       R"(<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>)"
       R"(<Override PartName="/word/document.xml" ContentType=")"
       R"(application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
       R"(<Override PartName="/word/settings.xml" ContentType=")"
       R"(application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>)"
       R"(<Override PartName="/word/fontTable.xml" ContentType=")"
       R"(application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/></Types>)"},
      {"_rels/.rels", R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
                      R"(<Relationship Id="r1" Type=")" +
                          std::string(kRelations) + R"(/officeDocument" Target="word/document.xml"/></Relationships>)"},
      {"word/document.xml", R"(<?xml version="1.0" encoding="UTF-8"?><w:document)"
                            R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r=")" +
                                std::string(kRelations) +
                                R"(" xmlns:o="urn:schemas-microsoft-com:office:office"><w:body>)" + body +
                                "</w:body></w:document>"},
      {"word/_rels/document.xml.rels",
       R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" + relations +
           "</Relationships>"}};
  members.insert(members.end(), more.begin(), more.end());
  return zipped(members);
}

std::string external(const std::string& id, const std::string& type, const std::string& target) {
  return R"(<Relationship Id=")" + id + R"(" Type=")" + kRelations + "/" + type + R"(" Target=")" + target +
         R"(" TargetMode="External"/>)";
}

std::string docx_that_links(const std::string& target) {
  const std::string settings = R"(<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
                               R"( xmlns:r=")" +
                               std::string(kRelations) + R"("><w:attachedTemplate r:id="t1"/></w:settings>)";
  return docx_package(
      linked_picture("p1") + field("INCLUDEPICTURE \"" + target + "\" \\d") + field("INCLUDETEXT \"" + target + "\"") +
          field("DDEAUTO soffice \"" + target + "\" a1") + R"(<w:altChunk r:id="c1"/>)" +
          R"(<w:p><w:r><w:object><o:OLEObject Type="Link" ProgID="Word.Document.8" ShapeID="s" DrawAspect="Content")"
          R"( r:id="o1" UpdateMode="Always"/></w:object></w:r></w:p><w:p><w:r><w:t>end</w:t></w:r></w:p>)",
      external("p1", "image", target) + external("c1", "aFChunk", target) + external("o1", "oleObject", target) +
          R"(<Relationship Id="s1" Type=")" + kRelations + R"(/settings" Target="settings.xml"/>)",
      {{"word/settings.xml", settings},
       {"word/_rels/settings.xml.rels",
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" +
            external("t1", "attachedTemplate", target) + "</Relationships>"}});
}

std::string odt_that_links(const std::string& target) {
  return open_document(
      "text", R"(<text:p>a<draw:frame><draw:image xlink:type="simple" xlink:href=")" + target +
                  R"("/></draw:frame><draw:frame><draw:object-ole xlink:type="simple" xlink:href=")" + target +
                  R"("/></draw:frame><draw:frame><draw:object xlink:type="simple" xlink:href=")" + target +
                  R"("/></draw:frame></text:p><text:section text:name="s"><text:section-source xlink:href=")" + target +
                  R"("/><text:p>b</text:p></text:section><text:section text:name="d"><office:dde-source)"
                  R"( office:dde-application="soffice" office:dde-topic=")" +
                  target +
                  R"(" office:dde-item="x" office:automatic-update="true"/><text:p>c</text:p></text:section>)");
}

std::string rtf_that_links(const std::string& target) {
  const auto made = [&](const std::string& instruction) {
    return "{\\field{\\*\\fldinst " + instruction + "}{\\fldrslt old}}\\par ";
  };
  return "{\\rtf1{\\*\\template " + target + "}" + made("INCLUDEPICTURE \"" + target + "\" \\\\d") +
         made("INCLUDETEXT \"" + target + "\"") + made("DDEAUTO soffice \"" + target + "\" a1") +
         made("LINK Word.Document.8 \"" + target + "\" a \\\\a") + "end}";
}

std::string html_that_links(const std::string& target) {
  return "<html><head><link rel=stylesheet href=\"" + target + "\"><meta http-equiv=refresh content=\"0;url=" + target +
         "\"></head><body><img src=\"" + target + "\"><iframe src=\"" + target + "\"></iframe><object data=\"" +
         target + "\"></object>end</body></html>";
}

std::string ods_that_links(const std::string& target) {
  return open_document(
      "spreadsheet",
      R"x(<table:table table:name="A"><table:table-source xlink:type="simple" xlink:href=")x" + target +
          R"x(" table:filter-name="Text - txt - csv (StarCalc)" table:refresh-delay="PT1S"/><table:table-row>)x"
          R"x(<table:table-cell table:formula="of:=WEBSERVICE(&quot;)x" +
          target + R"x(&quot;)"/><table:table-cell table:formula="of:=')x" + target +
          R"x('#$A.A1"/><table:table-cell table:formula="of:=DDE(&quot;soffice&quot;;&quot;)x" + target +
          R"x(&quot;;&quot;A1&quot;)"/></table:table-row></table:table>)x");
}

std::string flat_workbook_that_links(const std::string& target) {
  return R"x(<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet")x"
         R"x( xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table><Row>)x"
         R"x(<Cell ss:Formula="=WEBSERVICE(&quot;)x" +
         target + R"x(&quot;)"><Data ss:Type="String">old</Data></Cell><Cell ss:Formula="='[)x" + target +
         R"x(]A'!R1C1"><Data ss:Type="String">old</Data></Cell></Row></Table></Worksheet></Workbook>)x";
}

OfficeSettings settings() {
  OfficeSettings all;
  all.program = MARSHRUT_PROGRAM;
  return all;
}

// All that a package holds, or what a PDF shows.
std::string content_of(const std::string& bytes, const testing::TemporaryFolder& folder) {
  if (bytes.substr(0, 4) == "%PDF") {
    const auto pdf = folder.path() / "result.pdf";
    EXPECT_TRUE(write_file_atomic(pdf, bytes));
    std::string text;
    EXPECT_EQ(testing::run({"pdftotext", pdf.string(), "-"}, &text), 0) << "poppler-utils is not installed";
    return text;
  }
  std::string all;
  const auto package = opc::Package::open(bytes);
  EXPECT_TRUE(package);
  for (const auto& member : package->members()) all += package->read(member.name).value();
  return all;
}

class Poison : public ::testing::Test {
protected:
  static void SetUpTestSuite() { office_ = new Office(settings()); }
  static void TearDownTestSuite() { delete office_; }
  static Office* office_;
};
Office* Poison::office_ = nullptr;

TEST_F(Poison, ThatLinksToFilesAndAddressesReachesNeither) {
  struct Case {
    const char* name;
    std::string (*make)(const std::string& target);
    OfficeFormat format;
    Target target;
  };
  const Case cases[] = {{"docx to pdf", docx_that_links, OfficeFormat::docx, Target::pdf},
                        {"docx", docx_that_links, OfficeFormat::docx, Target::docx},
                        {"odt", odt_that_links, OfficeFormat::odt, Target::docx},
                        {"odt to pdf", odt_that_links, OfficeFormat::odt, Target::pdf},
                        {"rtf", rtf_that_links, OfficeFormat::rtf, Target::docx},
                        {"rtf to pdf", rtf_that_links, OfficeFormat::rtf, Target::pdf},
                        {"web page", html_that_links, OfficeFormat::html, Target::docx},
                        {"web table", html_that_links, OfficeFormat::html, Target::xlsx},
                        {"ods", ods_that_links, OfficeFormat::ods, Target::xlsx},
                        {"ods to pdf", ods_that_links, OfficeFormat::ods, Target::pdf},
                        {"Excel 2003", flat_workbook_that_links, OfficeFormat::excel_xml, Target::xlsx}};
  const testing::TemporaryFolder folder;
  const auto secret = folder.path() / "secret.txt";
  ASSERT_TRUE(write_file_atomic(secret, kSecret));
  const Listener listener;
  for (const Case& c : cases) {
    for (const std::string& target : {"file://" + secret.string(), secret.string(), listener.url()}) {
      const auto result = office_->convert(c.make(target), c.format, c.target);
      ASSERT_TRUE(result) << c.name << ' ' << target << ": " << result.error().message;
      EXPECT_THAT(content_of(result->bytes, folder), ::testing::Not(::testing::HasSubstr(kSecret)))
          << c.name << ' ' << target;
      EXPECT_FALSE(listener.was_called()) << c.name;
    }
  }
  EXPECT_EQ(office_->counts().died + office_->counts().timed_out, 0U);
}

TEST_F(Poison, ThatHasMacrosRunsNone) {
  const testing::TemporaryFolder folder;
  const Listener listener;
  // Where it might write if it could: our own folder is not within its reach, so it also calls.
  const std::string code = R"(<?xml version="1.0"?><script:module xmlns:script="http://openoffice.org/2000/script")"
                           R"( script:name="M" script:language="StarBasic">Sub Main
 Open &quot;)" + (folder.path() / "mark").string() +
                           R"(&quot; For Output As #1
 Print #1, 1
 ThisComponent.Text.String = &quot;macro-was-here&quot;
End Sub</script:module>)";
  const std::string odt = open_document(
      "text", "<text:p>document</text:p>",
      {{"Basic/script-lc.xml",
        R"(<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">)"
        R"(<library:library library:name="Standard" library:link="false"/></library:libraries>)"},
       {"Basic/Standard/script-lb.xml",
        R"(<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard")"
        R"( library:readonly="false" library:passwordprotected="false"><library:element library:name="M"/>)"
        R"(</library:library>)"},
       {"Basic/Standard/M.xml", code}},
      R"(<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script")"
      R"( script:event-name="dom:load" xlink:type="simple")"
      R"( xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document"/>)"
      R"(</office:event-listeners></office:scripts>)");
  for (const Target target : {Target::docx, Target::pdf}) {
    const auto result = office_->convert(odt, OfficeFormat::odt, target);
    ASSERT_TRUE(result);
    const std::string text = content_of(result->bytes, folder);
    EXPECT_THAT(text, ::testing::HasSubstr("document"));
    EXPECT_THAT(text, ::testing::Not(::testing::HasSubstr("macro-was-here")));
  }
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "mark"));
}

TEST_F(Poison, OfBrokenFontsIsPrintedWithOthers) {
  const std::string table =
      R"(<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r=")" +
      std::string(kRelations) +
      R"("><w:font w:name="Broken"><w:embedRegular r:id="f1" w:fontKey="{00000000-0000-0000-0000-000000000001}"/>)"
      R"(</w:font></w:fonts>)";
  for (const std::string& font : {std::string(), std::string(100, 'x'), std::string("\0\1\0\0\0\xFF\xFF\xFF\xFF", 9),
                                  std::string(4096, '\xFF')}) {
    const std::string docx = docx_package(
        R"(<w:p><w:r><w:rPr><w:rFonts w:ascii="Broken" w:hAnsi="Broken"/></w:rPr><w:t>words</w:t></w:r></w:p>)",
        std::string(R"(<Relationship Id="t1" Type=")") + kRelations + R"(/fontTable" Target="fontTable.xml"/>)",
        {{"word/fontTable.xml", table},
         {"word/_rels/fontTable.xml.rels",
          std::string(R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)") +
              R"(<Relationship Id="f1" Type=")" + kRelations +
              R"(/font" Target="fonts/font1.odttf"/></Relationships>)"},
         {"word/fonts/font1.odttf", font}});
    const auto result = office_->convert(docx, OfficeFormat::docx, Target::pdf);
    ASSERT_TRUE(result) << font.size() << ": " << result.error().message;
    EXPECT_EQ(result->pages, 1U);
  }
}

std::string pages(int count) {
  std::string body;
  for (int i = 0; i < count; ++i) body += R"(<w:p><w:r><w:t>page</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>)";
  return docx_package(body, {});
}

std::string nested_tables(int depth) {
  std::string inside = "<w:p/>";
  for (int i = 0; i < depth; ++i) {
    inside = R"(<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>)" + inside +
             "<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
  }
  return docx_package(inside + "<w:p/>", {});
}

TEST_F(Poison, OfTooManyPagesIsTooLarge) {
  const auto result = office_->convert(pages(10'000), OfficeFormat::docx, Target::pdf);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Code::too_large) << result.error().message;
}

TEST_F(Poison, ThatTakesTooLongIsGivenUpAndNotTriedAgain) {
  OfficeSettings impatient = settings();
  impatient.patience = 500ms;
  Office office(impatient);
  const auto result = office.convert(pages(10'000), OfficeFormat::docx, Target::pdf);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Code::timeout);
  EXPECT_EQ(office.counts().timed_out, 1U);
  EXPECT_EQ(office.counts().started, 1U);
}

TEST_F(Poison, OfEndlessLayoutEndsInTimeAndTheNextDocumentIsDone) {
  OfficeSettings impatient = settings();
  impatient.patience = 4s;
  Office office(impatient);
  const auto result = office.convert(nested_tables(200), OfficeFormat::docx, Target::pdf);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().code, ::testing::AnyOf(Code::timeout, Code::damaged, Code::too_large));
  EXPECT_TRUE(office.convert("{\\rtf1 x}", OfficeFormat::rtf, Target::pdf));
}

}  // namespace
}  // namespace marshrut::office
