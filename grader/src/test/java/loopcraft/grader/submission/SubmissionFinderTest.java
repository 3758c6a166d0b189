package loopcraft.grader.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which submissions are in the folders and zips that an instructor names. */
class SubmissionFinderTest {

  private static final String SOURCE = "01-event-loop/src/exercise/java/asyncio/loop/Handle.java";

  @TempDir private Path directory;

  private Path file(String path) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private Map<String, Path> found(String... places) {
    return SubmissionFinder.in(List.of(places).stream().map(directory::resolve).toList());
  }

  @Test
  void aZipIsOne() throws Exception {
    Path zip = file("handed in/Ada Lovelace.ZIP");
    assertThat(found("handed in/Ada Lovelace.ZIP")).containsExactly(Map.entry("Ada Lovelace", zip));
  }

  @Test
  void aCheckoutIsOne() throws Exception {
    file("ada/" + SOURCE);
    assertThat(found("ada")).containsExactly(Map.entry("ada", directory.resolve("ada")));
  }

  @Test
  void whatSubmitHasPackedIsOneWhenItIsUnpacked() throws Exception {
    file("ada/manifest.json");
    assertThat(found("ada")).containsOnlyKeys("ada");
  }

  @Test
  void aFolderOfZipsAndFoldersHasOneForEach() throws Exception {
    file("class/ada.zip");
    file("class/grace/" + SOURCE);
    file("class/edsger/loopcraft-main/" + SOURCE);
    file("class/grades.csv");
    file("class/.git/config");
    file("class/__MACOSX/x.zip");
    assertThat(found("class")).containsOnlyKeys("ada", "edsger", "grace");
  }

  @Test
  void aCheckoutInWhichSubmitHasPackedAZipIsTakenAsACheckout() throws Exception {
    file("class/asyncio-ada/" + SOURCE);
    file("class/asyncio-ada/submission-ada.zip");
    file("class/asyncio-ada/.git/HEAD");
    assertThat(found("class"))
        .containsExactly(Map.entry("asyncio-ada", directory.resolve("class/asyncio-ada")));
  }

  @Test
  void aPlatformMayPutEachZipIntoAFolderOfItsOwn() throws Exception {
    Path zip = file("class/Ada Lovelace_4711_file/submission-ada.zip");
    assertThat(found("class")).containsExactly(Map.entry("Ada Lovelace_4711_file", zip));
  }

  @Test
  void twoOfOneNameAreToldApart() throws Exception {
    Path first = file("monday/ada.zip");
    Path second = file("tuesday/ada.zip");
    assertThat(found("monday", "tuesday"))
        .containsExactly(Map.entry("ada", first), Map.entry("ada-2", second));
  }

  @Test
  void aFolderWithNothingOfTheCourseIsFoundAllTheSame() throws Exception {
    file("class/ada/essay.txt");
    assertThat(found("class")).containsOnlyKeys("ada");
  }
}
