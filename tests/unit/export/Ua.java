import java.nio.file.Path;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Checks files against PDF/UA-1, prints what fails in them, and ends with 1 if anything does. */
public class Ua {
    public static void main(String[] names) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        boolean good = true;
        for (String name : names) {
            try (var parser = foundry.createParser(Path.of(name).toFile(), PDFAFlavour.PDFUA_1);
                    var validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
                var result = validator.validate(parser);
                for (var found : result.getTestAssertions()) {
                    if (found.getStatus() == TestAssertion.Status.FAILED) {
                        System.out.println(name + ": " + found.getRuleId() + " " + found.getMessage());
                    }
                }
                good &= result.isCompliant();
                System.out.println(name + ": " + (result.isCompliant() ? "PDF/UA-1" : "not PDF/UA-1"));
            }
        }
        System.exit(good ? 0 : 1);
    }
}
