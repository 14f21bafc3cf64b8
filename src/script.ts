/** The script-tag bundle: registers `<lead-qualifier>`. */
import './define.ts';
