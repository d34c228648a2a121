using System.Globalization;

namespace ModelGen.CudaEmulator.Ptx;

/// <summary>Reads a function's body into instructions.</summary>
internal sealed class BodyReader(PtxModule module, PtxFunction function, StatementReader statements)
{
    private readonly List<Instruction> _instructions = [];
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);
    private readonly List<(int Instruction, string Label)> _branches = [];

    public void Read()
    {
        for (int depth = 1; depth > 0;)
        {
            string statement = statements.Next() ?? throw new PtxException($"'{function.Name}' does not end");
            switch (statements.EndedWith)
            {
                case '{':
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
                case ':':
                    _labels.Add(statement, _instructions.Count);
                    break;
                default:
                    ReadStatement(statement);
                    break;
            }
        }

        _instructions.Add(new Instruction { Opcode = Opcode.Return, Guard = -1 });
        Instruction[] instructions = [.. _instructions];
        foreach ((int index, string label) in _branches)
        {
            instructions[index].Target = _labels.TryGetValue(label, out int target)
                ? target
                : throw new PtxException($"line {instructions[index].Line}: there is no label '{label}'");
        }

        function.Instructions = instructions;
        function.Complete();
    }

    private void ReadStatement(string statement)
    {
        if (statement.StartsWith(".shared", StringComparison.Ordinal))
        {
            (string name, int bytes) = PtxModule.Sized(statement.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            function.SharedBytes = (function.SharedBytes + 31) & ~31;
            function.Define(name, (ulong)function.SharedBytes);
            function.SharedBytes += bytes;
        }
        else if (!statement.StartsWith('.'))
        {
            ReadInstruction(statement);
        }
        else if (!statement.StartsWith(".reg", StringComparison.Ordinal) && !statement.StartsWith(".param", StringComparison.Ordinal)
            && !statement.StartsWith(".loc", StringComparison.Ordinal))
        {
            throw new PtxException($"line {statements.Line}: the emulator does not know '{statement}'");
        }
    }

    private void ReadInstruction(string statement)
    {
        var instruction = new Instruction { Guard = -1, Line = statements.Line };
        if (statement[0] == '@')
        {
            int space = statement.IndexOf(' ', StringComparison.Ordinal);
            instruction.IsGuardNegated = statement[1] == '!';
            instruction.Guard = function.Place(statement[(instruction.IsGuardNegated ? 2 : 1)..space]);
            statement = statement[space..].TrimStart();
        }

        int end = statement.IndexOf(' ', StringComparison.Ordinal);
        string mnemonic = end < 0 ? statement : statement[..end];
        string operands = end < 0 ? "" : statement[end..].Trim();
        (instruction.Opcode, instruction.Relation) = Mnemonics.Decode(mnemonic, statements.Line);
        switch (instruction.Opcode)
        {
            case Opcode.Branch:
                _branches.Add((_instructions.Count, operands));
                break;
            case Opcode.Call:
                ReadCall(ref instruction, operands);
                break;
            case Opcode.Barrier or Opcode.Return:
                break;
            default:
                ReadOperands(ref instruction, operands, mnemonic.StartsWith("st.", StringComparison.Ordinal));
                break;
        }

        _instructions.Add(instruction);
    }

    // (result), name, (arguments)
    private void ReadCall(ref Instruction instruction, string operands)
    {
        string[] words = operands.Split(['(', ')', ',', ' '], StringSplitOptions.RemoveEmptyEntries);
        bool hasResult = operands[0] == '(';
        instruction.D = hasResult ? function.Place(words[0]) : -1;
        instruction.Target = module.Number(words[hasResult ? 1 : 0], statements.Line);
        instruction.List = [.. words.Skip(hasResult ? 2 : 1).Select(function.Place)];
    }

    private void ReadOperands(ref Instruction instruction, string operands, bool isStore)
    {
        var places = new int[4];
        int count = 0;
        foreach (string operand in Split(operands))
        {
            if (operand[0] == '{')
            {
                instruction.List = [.. operand.Trim('{', '}').Split(',', StringSplitOptions.TrimEntries).Select(function.Place)];
            }
            else if (operand[0] == '[')
            {
                ReadAddress(ref instruction, operand[1..^1], isStore);
            }
            else
            {
                places[count++] = function.Place(operand);
            }
        }

        bool isMemory = instruction.Opcode is >= Opcode.LoadParameter32 and <= Opcode.StoreShared64;
        if (isMemory)
        {
            instruction.List ??= [places[0]];
        }
        else if (operands.Contains('[', StringComparison.Ordinal))
        {
            // a parameter of a call: its place was taken from the address
            (instruction.D, instruction.A) = isStore ? (instruction.A, places[0]) : (places[0], instruction.A);
        }
        else
        {
            (instruction.D, instruction.A, instruction.B, instruction.C) = (places[0], places[1], places[2], places[3]);
        }
    }

    private void ReadAddress(ref Instruction instruction, string address, bool isStore)
    {
        int plus = address.IndexOf('+', StringComparison.Ordinal);
        string name = plus < 0 ? address : address[..plus];
        instruction.Offset = plus < 0 ? 0 : long.Parse(address.AsSpan(plus + 1), CultureInfo.InvariantCulture);
        if (function.ParameterOffsets.TryGetValue(name, out int offset))
        {
            instruction.Offset += offset;
            return;
        }

        instruction.A = function.Place(name);
        if (instruction.Opcode is Opcode.LoadParameter32 or Opcode.LoadParameter64 && !isStore)
        {
            instruction.Opcode = instruction.Opcode == Opcode.LoadParameter32 ? Opcode.Move32 : Opcode.Move64;
        }
    }

    private static IEnumerable<string> Split(string operands)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= operands.Length; i++)
        {
            if (i == operands.Length || (operands[i] == ',' && depth == 0))
            {
                string operand = operands[start..i].Trim();
                start = i + 1;
                if (operand.Length > 0)
                {
                    yield return operand;
                }
            }
            else
            {
                depth += operands[i] is '{' or '[' ? 1 : operands[i] is '}' or ']' ? -1 : 0;
            }
        }
    }
}
