package loopcraft.grader.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "hint",
    description = "The next hint of three; the last one ends short of the answer.")
final class HintCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Such as 01.3.")
  private Optional<String> id = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NUMBER",
      description = "Show this hint again.")
  private Optional<Integer> number = Optional.empty();

  @Option(names = "--all", description = "Show the hints that you have taken again.")
  private boolean all;

  @Override
  public Integer call() {
    var hints = new Hints(learn.workspace(), learn.exercise(id));
    if (all) {
      learn.screen().lines(hints.taken(learn.look()));
    } else if (number.isPresent()) {
      learn.screen().lines(hints.again(number.get(), learn.look()));
    } else {
      learn.screen().lines(hints.next(learn.look()));
    }
    return 0;
  }
}
