package loopcraft.grader.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "read", description = "The lesson's section about an exercise.")
final class ReadCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "Such as 01.3.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--answers", description = "Show the folded answers too.")
  private boolean answers;

  @Override
  public Integer call() {
    var exercise = learn.exercise(id);
    var lines = ReadingPage.of(learn.workspace(), exercise, learn.look(), answers);
    new Pager(learn.environment()).show(lines, learn.screen());
    return 0;
  }
}
